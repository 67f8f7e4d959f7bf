// What says that a certificate is a natural person's though it gives no name in words: numbers of identity documents,
// user names, and policies for persons.
#pragma once

#include "x509/certificate.h"

namespace candor::evidence {

// A serialNumber with the semantics of a natural person's identifier, ETSI EN 319 412-1 section 5.1.3: type, country
// and a hyphen ("PNOSE-...").
bool is_personal_number(x509::Input serial_number);

// uid, 0.9.2342.19200300.100.1.1 (RFC 4519 section 2.39).
bool is_user_id(x509::Input attribute_type);

// Qualified certificates of natural persons: QCP-n and QCP-n-qscd (ETSI EN 319 411-2 section 5.3) and those of ETSI
// TS 101 456 before them; or a user principal name among the alternative names.
bool is_for_person(const x509::Certificate& certificate);

}  // namespace candor::evidence
