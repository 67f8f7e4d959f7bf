// Base64 as attachments travel (RFC 4648, padded, no line breaks).
#pragma once

#include <string>
#include <string_view>

namespace candor::bugzilla {

std::string encode_base64(std::string_view bytes);
std::string decode_base64(std::string_view text);  // throws std::invalid_argument on anything else

}  // namespace candor::bugzilla
