#include "http/client.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::http {

std::string_view Response::header(std::string_view name) const {
  const std::string wanted = to_lower(name);
  const auto found = std::ranges::find_if(headers, [&](const Header& h) { return to_lower(h.name) == wanted; });
  return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::string encode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (kUnreserved.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return encoded;
}

}  // namespace candor::http
