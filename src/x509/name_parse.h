// Names back from text, as certificate tools print them: RFC 4514 (and RFC 2253 before it), with the most significant
// part last or, when the country stands first, first; and OpenSSL's old "/C=DE/O=Example".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candor::x509 {

// DER of the Name, all values as UTF8String (but "#hex" ones as written). Empty for text that is no such name. What it
// is good for is comparing: string types, case and spacing do not count there (RFC 5280 section 7.1).
std::optional<std::string> encode_name(std::string_view text);

// Content of the OID of an attribute type: of its keyword in any case ("CN", "commonName", "E"), or of its dotted
// numbers, "OID." before them or not. Empty if it is none.
std::string name_type(std::string_view keyword);

}  // namespace candor::x509
