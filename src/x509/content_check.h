// What the outline of a certificate (certificate.h) leaves unread: names, algorithm identifiers and the values of the
// extensions that have a slot. A certificate is clean when its outline and these are.
#pragma once

#include <array>

#include "x509/certificate.h"
#include "x509/remembered.h"

namespace candor::x509 {

// One a thread.
class ContentCheck {
 public:
  // Certificate::flaw when there is one, else the first flaw of the content.
  Flaw of(const Certificate& certificate);
  // The same but for the subject, whose text is often made anyway: append_name() tells whether it is good.
  Flaw but_for_subject(const Certificate& certificate);

 private:
  Flaw extensions_of(const Certificate& certificate);

  Remembered<bool> algorithms_, keys_, issuers_;  // whether they are good
  std::array<Remembered<bool>, static_cast<size_t>(Ext::count)> values_;
};

// The value (content of the OCTET STRING) of an extension with a slot is what RFC 5280 section 4.2 (RFC 6962 section 3
// for SCTs and poison) has there. Bytes behind it are let pass, as by OpenSSL.
bool is_extension_value(Ext ext, Input value);

}  // namespace candor::x509
