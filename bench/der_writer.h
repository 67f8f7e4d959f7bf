// DER by hand, for made-up certificates: quicker than any library, and able to be wrong on purpose.
#pragma once

#include <string>
#include <string_view>

namespace candor::bench {

inline std::string der(uint8_t tag, std::string_view content) {
  std::string out(1, static_cast<char>(tag));
  const size_t length = content.size();
  if (length < 0x80) {
    out.push_back(static_cast<char>(length));
  } else {
    const int octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
    out.push_back(static_cast<char>(0x80 + octets));
    for (int i = octets; i-- > 0;) out.push_back(static_cast<char>(length >> (8 * i)));
  }
  out.append(content);
  return out;
}

inline std::string sequence(std::string_view content) {
  return der(0x30, content);
}

// "2.5.29.17" to an OBJECT IDENTIFIER.
std::string oid(std::string_view dotted);

// id, criticality (DEFAULT FALSE), value: RFC 5280 section 4.1.
std::string extension(std::string_view id, bool critical, std::string_view value);

// One RelativeDistinguishedName of one attribute.
std::string attribute(std::string_view id, uint8_t tag, std::string_view value);

std::string utc_time(int64_t seconds);  // since 1970, within 1950 to 2049

}  // namespace candor::bench
