#include "evidence/base64.h"

#include <array>

#include "evidence/base64_wide.h"

namespace candor::evidence {

namespace {

constexpr uint32_t kBad = 0xFF000000U;

// One table per position in a group of four, values shifted into place: four look-ups and three ORs decode a group,
// and a bad character shows in the top byte.
struct Tables {
  std::array<std::array<uint32_t, 256>, 4> at{};
  std::array<uint8_t, 256> value{};  // 0..63, 64 white space, 65 padding, 66 other

  constexpr Tables() {
    for (auto& table : at) {
      for (auto& entry : table) entry = kBad;
    }
    for (auto& entry : value) entry = 66;
    constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (uint32_t i = 0; i < 64; ++i) {
      const auto c = static_cast<unsigned char>(kAlphabet[i]);
      value[c] = static_cast<uint8_t>(i);
      for (unsigned position = 0; position < 4; ++position) at[position][c] = i << (18U - 6U * position);
    }
    for (const char c : {' ', '\t', '\r', '\n', '\v', '\f'}) value[static_cast<unsigned char>(c)] = 64;
    value[static_cast<unsigned char>('=')] = 65;
  }
};

constexpr Tables kTables;

// Whole groups without white space; returns the characters consumed.
size_t decode_run(const uint8_t* in, size_t size, uint8_t*& out) {
  size_t i = decode_base64_wide(in, size, out);
  for (; i + 4 <= size; i += 4) {
    const uint32_t group =
        kTables.at[0][in[i]] | kTables.at[1][in[i + 1]] | kTables.at[2][in[i + 2]] | kTables.at[3][in[i + 3]];
    if (group >= kBad) break;
    out[0] = static_cast<uint8_t>(group >> 16U);
    out[1] = static_cast<uint8_t>(group >> 8U);
    out[2] = static_cast<uint8_t>(group);
    out += 3;
  }
  return i;
}

// The characters around a line end or the padding, one by one.
class Slow {
 public:
  // False when the character cannot stand here.
  bool feed(uint8_t c, uint8_t*& out) {
    const uint8_t v = kTables.value[c];
    if (v == 64) return true;
    if (v == 65) {
      ++padding_;
      return padding_ <= 2;
    }
    if (v == 66 || padding_ > 0) return false;
    bits_ = (bits_ << 6U) | v;
    if (++count_ == 4) {
      out[0] = static_cast<uint8_t>(bits_ >> 16U);
      out[1] = static_cast<uint8_t>(bits_ >> 8U);
      out[2] = static_cast<uint8_t>(bits_);
      out += 3;
      bits_ = 0;
      count_ = 0;
    }
    return true;
  }

  bool aligned() const { return count_ == 0 && padding_ == 0; }

  bool finish(uint8_t*& out) {
    if (count_ == 1 || (padding_ > 0 && (count_ + padding_) % 4 != 0)) return false;
    if (count_ >= 2) *out++ = static_cast<uint8_t>(bits_ >> (count_ == 2 ? 4U : 10U));
    if (count_ == 3) *out++ = static_cast<uint8_t>(bits_ >> 2U);
    return true;
  }

 private:
  uint32_t bits_ = 0;
  unsigned count_ = 0;
  unsigned padding_ = 0;
};

}  // namespace

std::optional<size_t> decode_base64(x509::Input text, std::span<uint8_t> out) {
  uint8_t* at = out.data();
  Slow slow;
  size_t i = 0;
  while (i < text.size()) {
    if (slow.aligned()) i += decode_run(text.data() + i, text.size() - i, at);
    if (i == text.size()) break;
    if (!slow.feed(text[i++], at)) return std::nullopt;
  }
  if (!slow.finish(at)) return std::nullopt;
  return static_cast<size_t>(at - out.data());
}

bool decode_base64(x509::Input text, std::vector<uint8_t>& out) {
  out.resize(decoded_room(text.size()));
  const auto size = decode_base64(text, std::span<uint8_t>(out));
  if (size) out.resize(*size);
  return size.has_value();
}

}  // namespace candor::evidence
