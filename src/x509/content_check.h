// What the outline of a certificate (certificate.h) leaves unread: names, algorithm identifiers and the values of the
// extensions that have a slot. A certificate is clean when its outline and these are.
#pragma once

#include <array>
#include <string>

#include "x509/certificate.h"

namespace candor::x509 {

// One a thread. Remembers what it last found good, since a CA's certificates share most of it: seen again, it costs a
// comparison.
class ContentCheck {
 public:
  // Certificate::flaw when there is one, else the first flaw of the content.
  Flaw of(const Certificate& certificate);

 private:
  template <typename Check>
  bool good(Input value, std::string& last, Check&& check);
  bool extension_good(const Certificate& certificate, Ext ext);

  std::string algorithm_, key_algorithm_, issuer_;
  std::array<std::string, static_cast<size_t>(Ext::count)> values_;
};

// The value (content of the OCTET STRING) of an extension with a slot is what RFC 5280 section 4.2 (RFC 6962 section 3
// for SCTs and poison) has there. Bytes behind it are let pass, as by OpenSSL.
bool is_extension_value(Ext ext, Input value);

}  // namespace candor::x509
