// Distinguished names as text, as OpenSSL prints them with -nameopt RFC2253,-esc_msb: most significant RDN last,
// UTF-8 kept, "," "+" between parts, escapes of RFC 2253, unknown types as #hex. Byte for byte the same, so that a
// reader can compare with any other tool.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "x509/der.h"

namespace candor::x509 {

struct Attribute {
  Input type;  // content of the OID
  Element value;
  bool first_in_rdn = false;
};

// Calls visit(attribute) for each, in the order of the certificate. False when the name breaks off; what came before
// was visited.
template <typename Visit>
bool for_each_attribute(Input name, Visit&& visit) {
  Parser outer(name);
  const auto sequence = outer.next_list(kSequence);
  if (!sequence) return false;
  Parser rdns(sequence->content);
  while (!rdns.done()) {
    const auto rdn = rdns.next_list(kSet);
    if (!rdn) return false;
    Parser pairs(rdn->content);
    bool first = true;
    while (!pairs.done()) {
      const auto pair = pairs.next(kSequence);
      if (!pair) return false;
      Parser parts(pair->content);
      const auto type = parts.next(kOid);
      const auto value = type ? parts.next() : std::nullopt;
      if (!value || !parts.done()) return false;
      visit(Attribute{type->content, *value, first});
      first = false;
    }
  }
  return true;
}

// The same into `out`.
bool read_name(Input name, std::vector<Attribute>& out);

// Appends the text of a Name (header included). False when it is malformed, its attributes included (is_name()).
bool append_name(std::string& out, Input name);
std::string name_text(Input name);

// Appends an attribute value or general name converted to UTF-8; bytes that are no valid text become U+FFFD. NULs and
// controls stay as they are: callers escape for their format.
void append_utf8(std::string& out, uint8_t tag, Input content);

// Short name of an OID as OpenSSL knows it ("CN"), or its dotted form.
std::string oid_name(Input content);

}  // namespace candor::x509
