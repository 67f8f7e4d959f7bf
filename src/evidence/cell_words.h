// Cells of listings as people and tools write them: hashes, serial numbers, lists of names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/digest.h"

namespace candor::evidence {

// "0x00:0A:BC" and "abc" are the same serial number: hexadecimal digits in lower case, without zeros in front, "-"
// before a negative one. Empty when it is none.
std::string plain_serial(std::string_view text);
// Content octets of the INTEGER that plain_serial() writes; empty for an empty text.
std::string serial_octets(std::string_view plain);

// 64 hexadecimal digits in lower case, whether or not colons and spaces stand between them; empty when the cell is no
// SHA-256.
std::string plain_hash(std::string_view cell);
// The SHA-256 that a cell is, or that a link in it names.
std::optional<Sha256Value> hash_in(std::string_view cell);

// The names a cell lists, whatever separates them, without "DNS:" in front.
std::vector<std::string> listed_names(std::string_view cell);

}  // namespace candor::evidence
