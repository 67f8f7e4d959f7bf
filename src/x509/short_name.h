// What OpenSSL calls a kind of attribute ("CN", "O", "businessCategory") or an algorithm.
#pragma once

#include <string_view>

#include "x509/der.h"

namespace candor::x509 {

// By the content of its OID; empty for what OpenSSL does not know. Good until the thread has asked for thousands of
// others.
std::string_view short_name(Input oid);
// What "openssl x509 -text" prints: "sha256WithRSAEncryption".
std::string_view long_name(Input oid);

}  // namespace candor::x509
