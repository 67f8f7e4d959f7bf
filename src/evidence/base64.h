// Base64 as it stands in PEM files (RFC 7468, lax): white space anywhere, padding optional, at about a byte per cycle.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "x509/der.h"

namespace candor::evidence {

// Decodes into `out` (cleared first, capacity kept). False at the first character that is neither base64 nor white
// space, at text after the padding, or at a length no encoder makes.
bool decode_base64(x509::Input text, std::vector<uint8_t>& out);

// The same into memory that has decoded_room(text.size()) bytes; the number of bytes decoded, nullopt for malformed
// text.
std::optional<size_t> decode_base64(x509::Input text, std::span<uint8_t> out);
constexpr size_t decoded_room(size_t text_size) {
  return text_size / 4 * 3 + 3;
}

}  // namespace candor::evidence
