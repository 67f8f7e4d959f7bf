#include <algorithm>

#include "x509/certificate.h"

namespace candor::x509 {

void append_serial(std::string& out, Input content) {
  if (content.empty()) return;
  if (content[0] < 0x80) {
    while (content.size() > 1 && content[0] == 0) content = content.subspan(1);
    return append_hex(out, content);
  }
  std::string magnitude(as_chars(content));  // two's complement: invert and add one
  unsigned carry = 1;
  for (size_t i = magnitude.size(); i-- > 0;) {
    const unsigned byte = (static_cast<uint8_t>(~static_cast<uint8_t>(magnitude[i]))) + carry;
    magnitude[i] = static_cast<char>(byte & 0xFFU);
    carry = byte >> 8U;
  }
  const size_t start = std::min(magnitude.find_first_not_of('\0'), magnitude.size() - 1);
  out.push_back('-');
  append_hex(out, as_bytes(magnitude).subspan(start));
}

std::string serial_text(Input content) {
  std::string out;
  append_serial(out, content);
  return out;
}

}  // namespace candor::x509
