// CSV cells as RFC 4180 has them, appended without intermediate strings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace candor::evidence {

// What kinds of bytes a text holds; most hold none of these.
enum ByteKind : uint8_t { kSeparator = 1, kQuote = 2, kLineEnd = 4, kControl = 8, kHighBit = 16 };
uint8_t byte_kinds(std::string_view text);  // ByteKind flags

// Spreadsheet programs run cells that begin with = + - @ as formulas; with `guard` such a cell gets a leading '.
void append_cell(std::string& out, std::string_view cell, bool guard);

// Makes what stands in `out` from `begin` on, and has these kinds of bytes, a cell.
void finish_cell(std::string& out, size_t begin, uint8_t kinds, bool guard);

}  // namespace candor::evidence
