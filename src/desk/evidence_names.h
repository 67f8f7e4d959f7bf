// Distinguished names and dNSNames as people and tools write them, against those of a certificate.
#pragma once

#include <string_view>

namespace candor::desk {

enum class NameMatch {
  same,
  untyped,  // the same values, but not all of them with their attribute type ("shop.example" for CN=shop.example)
  other
};

// RFC 4514 in either direction, OpenSSL's forms ("/C=IE/O=...", several lines, hex pairs), quotes or unescaped commas,
// types by keyword or OID. Case, spaces, the order of the parts and what separates words do not count.
NameMatch match_name(std::string_view cell, std::string_view truth);
// The same dNSNames, in any order, whatever separates them.
bool same_dns_names(std::string_view cell, std::string_view truth);

}  // namespace candor::desk
