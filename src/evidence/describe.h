// Facts of one certificate in the words of the appendix and of the heuristic's columns.
#pragma once

#include <string>

#include "evidence/record.h"
#include "x509/certificate.h"

namespace candor::evidence {

// By the certificate policies, of which a CA has few: CertType::other where they do not tell.
CertType type_by_policies(x509::Input policies);
CertType type_of(const x509::Certificate& certificate, CertType by_policies);
CertType type_of(const x509::Certificate& certificate);

// True for S/MIME certificates and whatever else names a natural person (individual validation, given name, surname or
// pseudonym in the subject, a mail address where no server is named, for mail but without an address): personal data
// that a public list leaves out unless it is asked for. In doubt it is a person.
bool names_a_person(const x509::Certificate& certificate, CertType type);
// Of a certificate that names a person: whether its issuer does so, too, being the same or a person by its attributes.
bool issuer_names_a_person(const x509::Certificate& certificate);

void append_policy_oids(std::string& out, const x509::Certificate& certificate);

// Validity in seconds as the Baseline Requirements count it: both ends included (TLS BR section 6.3.2).
int64_t validity_seconds(const x509::Certificate& certificate);

// A table cell's text made safe for one line of a file, and else exact: ASCII control characters and what is no UTF-8
// become \xHH. What is shown to people goes through candor::printable() (base/utf8.h), which also escapes what is
// invisible or re-orders text.
std::string printable(std::string_view text);
// The same for one of several words: blanks become \x20.
std::string printable_word(std::string_view text);

}  // namespace candor::evidence
