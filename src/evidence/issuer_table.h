// Numbers for issuer names. Names that differ only in string type, case or spacing get the same `same_as` number
// (RFC 5280 section 7.1), so that a CRL finds its certificates. Thread-safe.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>

#include "x509/der.h"

namespace candor::evidence {

// What names that differ only so have in common; another for each malformed name, whatever its bytes.
std::string canonical_name(x509::Input name);

class IssuerTable {
 public:
  // `name` is a DER Name, header included; its bytes are copied once.
  uint32_t intern(x509::Input name);
  // An issuer that a listing calls by something that is no distinguished name.
  uint32_t intern_text(std::string_view text);
  // An issuer whose name is a natural person's and must not be shown: it has the der() and same_as() of the name, but
  // shown() is empty and text() says that it was withheld.
  uint32_t intern_withheld(x509::Input name);
  size_t size() const { return names_.size(); }
  std::string_view der(uint32_t number) const;
  std::string_view shown(uint32_t number) const;  // as der(), for lists
  uint32_t same_as(uint32_t number) const { return canonical_[number]; }
  std::string text(uint32_t number) const;

 private:
  uint32_t add(std::string_view name, std::string canonical);

  std::mutex mutex_;
  std::deque<std::string> names_;  // stable addresses: the map's keys point into it
  std::deque<uint32_t> canonical_;
  std::unordered_map<std::string_view, uint32_t> by_der_;
  std::unordered_map<std::string, uint32_t> by_canonical_;
};

}  // namespace candor::evidence
