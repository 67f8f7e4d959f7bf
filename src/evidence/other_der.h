// DER that begins as a certificate does and is something else: a CRL, a request or a key that lies among the
// certificates must not be listed as a malformed certificate.
#pragma once

#include <string_view>

#include "x509/der.h"

namespace candor::evidence {

// The reason to reject a whole element; empty when it may be a certificate, even a malformed one.
std::string_view why_no_certificate(x509::Input der);

// Whether a whole element has the outer structure of a certificate, or begins as one: the least to list it by.
bool resembles_certificate(x509::Input der);

// Whether a CRL begins here, by its outer structure.
bool is_crl(x509::Input der);

}  // namespace candor::evidence
