// GeneralNames (RFC 5280 section 4.2.1.6) and what is a list in extensions.
#pragma once

#include <string>
#include <vector>

#include "x509/der.h"

namespace candor::x509 {

// GeneralName choices, RFC 5280 section 4.2.1.6.
enum class NameType : uint8_t {
  other = 0,
  email = 1,
  dns = 2,
  x400 = 3,
  directory = 4,
  edi = 5,
  uri = 6,
  ip = 7,
  registered_id = 8
};

// Opens the SEQUENCE that a value is and calls take(parser) for each of its elements, as long as take() says that it
// could read one.
template <typename Take>
bool for_each_element(Input value, Take&& take) {
  Parser outer(value);
  const auto list = outer.next_list(kSequence);
  if (!list) return false;  // like OpenSSL, bytes after the list are let pass
  Parser elements(list->content);
  while (!elements.done()) {
    if (!take(elements)) return false;
  }
  return true;
}

constexpr bool is_string(NameType type) {
  return type == NameType::email || type == NameType::dns || type == NameType::uri || type == NameType::ip;
}

// Reads the next GeneralName and calls visit(type, content); false when it is none.
template <typename Visit>
bool take_name(Parser& names, Visit&& visit) {
  const auto name = names.next();
  const unsigned number = name ? name->tag & 0x1FU : 31U;
  if (!name || (name->tag & 0xC0U) != 0x80U || number > 8) return false;
  const auto type = static_cast<NameType>(number);
  if ((name->tag & 0x20U) == 0 || !is_string(type)) {
    visit(type, name->content);
    return true;
  }
  const auto whole = joined_pieces(name->content);
  if (whole) visit(type, as_bytes(*whole));
  return whole.has_value();
}

// Calls visit(type, content) for each GeneralName of a SubjectAltName value (or any GeneralNames SEQUENCE); `content`
// is good during the call.
template <typename Visit>
bool for_each_name(Input value, Visit&& visit) {
  return for_each_element(value, [&](Parser& names) { return take_name(names, visit); });
}

// URIs of a DistributionPointName's fullName (RFC 5280 section 4.2.1.13), in order.
void append_point_uris(Input name, std::vector<std::string>& uris);
// Those of a CRLDistributionPoints value.
std::vector<std::string> read_crl_uris(Input value);

}  // namespace candor::x509
