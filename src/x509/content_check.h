// What the outline of a certificate (certificate.h) leaves unread: names, algorithm identifiers and the values of the
// extensions that have a slot. A certificate is clean when its outline and these are.
#pragma once

#include <array>
#include <cstring>
#include <string>
#include <utility>

#include "x509/certificate.h"

namespace candor::x509 {

// Values that were found good, a few of them: a CA's certificates share most of theirs, and seen again they cost a
// comparison. Each has two places; what comes later takes the one that was used less lately.
class SeenValues {
 public:
  template <typename Check>
  bool good(Input value, Check&& check) {
    auto& [first, second] = places_[place_of(value)];
    if (same(first, value)) return true;
    if (same(second, value)) {
      first.swap(second);
      return true;
    }
    if (!check(value)) return false;
    first.swap(second);
    first = as_chars(value);
    return true;
  }

 private:
  static constexpr unsigned kBits = 4;

  static bool same(const std::string& place, Input value) {
    return place.size() == value.size() && !value.empty() && std::memcmp(place.data(), value.data(), value.size()) == 0;
  }

  // By what differs between values of one kind: size, middle and end.
  static size_t place_of(Input value) {
    uint64_t middle = 0, end = 0;
    if (value.size() >= 2 * sizeof end) {
      std::memcpy(&middle, value.data() + value.size() / 2, sizeof middle);
      std::memcpy(&end, value.data() + value.size() - sizeof end, sizeof end);
    }
    return ((middle ^ (end * 0x9E3779B97F4A7C15U) ^ value.size()) * 0xD6E8FEB86659FD93U) >> (64 - kBits);
  }

  std::array<std::pair<std::string, std::string>, size_t{1} << kBits> places_;
};

// One a thread.
class ContentCheck {
 public:
  // Certificate::flaw when there is one, else the first flaw of the content.
  Flaw of(const Certificate& certificate);
  // The same but for the subject, whose text is often made anyway: append_name() tells whether it is good.
  Flaw but_for_subject(const Certificate& certificate);

 private:
  Flaw extensions_of(const Certificate& certificate);

  SeenValues algorithms_, keys_, issuers_;
  std::array<SeenValues, static_cast<size_t>(Ext::count)> values_;
};

// The value (content of the OCTET STRING) of an extension with a slot is what RFC 5280 section 4.2 (RFC 6962 section 3
// for SCTs and poison) has there. Bytes behind it are let pass, as by OpenSSL.
bool is_extension_value(Ext ext, Input value);

}  // namespace candor::x509
