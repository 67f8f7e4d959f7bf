// Base64 sixteen characters at a time, on processors that can: PEM is decoded at nearly the speed of reading it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace candor::evidence {

// Decodes groups of sixteen characters of the alphabet from the front of in[0, size) and moves `out` behind what they
// became; returns how many characters these were. Stops early: at any other character, and near the end, so that up to
// four bytes written behind `out` lie within what decoded_room(size) has. 0 on processors that lack SSSE3.
size_t decode_base64_wide(const uint8_t* in, size_t size, uint8_t*& out);

}  // namespace candor::evidence
