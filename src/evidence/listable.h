// Which of what was read is listed: certificates, however malformed, and nothing else.
#pragma once

#include <string_view>

#include "evidence/item.h"
#include "x509/certificate.h"

namespace candor::evidence {

// Why it is not listed but rejected; empty when it is listed with what could be read. What is given as a certificate
// (in a PEM block of that label, as a line of base64) is delimited by how it is given: it is listed also when its own
// lengths do not fit, as long as it begins as a certificate does and a key, a CRL or a PKCS #7 message does not.
std::string_view why_not_listed(const Item& item, const x509::Certificate& certificate);

// What of an item, decoded, is the certificate: that is what its hash is of.
x509::Input certificate_in(const Item& item, x509::Input decoded);

}  // namespace candor::evidence
