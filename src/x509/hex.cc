// Bytes in hexadecimal, sixteen at once: a listing has two digests of 64 digits in each of millions of rows.
#include <array>
#include <cstring>

#include "base/block.h"
#include "x509/der.h"

namespace candor::x509 {

namespace {

Block digits_of(const Block& values) {
  const Block letters = Block(values > 9) & uint8_t{'a' - '0' - 10};
  return values + uint8_t{'0'} + letters;
}

void put_sixteen(const uint8_t* in, char* out) {
  const Block bytes = load_block(in);
  const Block high = bytes >> 4, low = bytes & uint8_t{15};
  const Block first =
      digits_of(__builtin_shufflevector(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
  const Block second =
      digits_of(__builtin_shufflevector(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
  std::memcpy(out, &first, sizeof first);
  std::memcpy(out + sizeof first, &second, sizeof second);
}

}  // namespace

void put_hex(Input in, char* out) {
  for (; in.size() >= sizeof(Block); in = in.subspan(sizeof(Block)), out += 2 * sizeof(Block)) {
    put_sixteen(in.data(), out);
  }
  if (in.empty()) return;
  std::array<uint8_t, sizeof(Block)> rest{};
  std::array<char, 2 * sizeof(Block)> digits;
  std::memcpy(rest.data(), in.data(), in.size());
  put_sixteen(rest.data(), digits.data());
  std::memcpy(out, digits.data(), 2 * in.size());
}

void append_hex(std::string& out, Input in) {
  const size_t size = out.size();
  out.resize(size + 2 * in.size());
  put_hex(in, out.data() + size);
}

std::string to_hex(Input in) {
  std::string out;
  append_hex(out, in);
  return out;
}

}  // namespace candor::x509
