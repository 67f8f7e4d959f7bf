#include "base/byte_bits.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace candor {
namespace {

// Every byte there is, so that each stands at each place of a block in one of the texts.
std::string text_of(size_t size) {
  std::string text;
  for (size_t i = 0; i < size; ++i) text += static_cast<char>(i * 37 % 256);
  return text;
}

template <typename Of>
std::vector<size_t> places(std::string_view text, Of of) {
  std::vector<size_t> found;
  for_bytes(text, of, [&](size_t at) { found.push_back(at); });
  return found;
}

template <typename Is>
std::vector<size_t> expected(std::string_view text, Is is) {
  std::vector<size_t> found;
  for (size_t at = 0; at < text.size(); ++at) {
    if (is(static_cast<unsigned char>(text[at]))) found.push_back(at);
  }
  return found;
}

TEST(ByteBits, AnswerForEveryByteAndNoneBehindTheEnd) {
  for (const size_t size : {0, 1, 15, 16, 17, 63, 64, 65, 128, 300}) {
    const std::string text = text_of(size);
    EXPECT_EQ(places(text, [](const Sixteen& bytes) { return bytes.equal('x'); }),
              expected(text, [](unsigned char c) { return c == 'x'; }));
    EXPECT_EQ(places(text, [](const Sixteen& bytes) { return bytes.between('a', 'z'); }),
              expected(text, [](unsigned char c) { return c >= 'a' && c <= 'z'; }));
    EXPECT_EQ(places(text, [](const Sixteen& bytes) { return bytes.foreign(); }),
              expected(text, [](unsigned char c) { return c >= 0x80; }));
    EXPECT_EQ(places(text, [](const Sixteen& bytes) { return bytes.below_space(); }),
              expected(text, [](unsigned char c) { return c < ' '; }));
    EXPECT_EQ(places(text, [](const Sixteen& bytes) { return bytes.lower().equal('q'); }),
              expected(text, [](unsigned char c) { return c == 'q' || c == 'Q'; }));
  }
}

TEST(ByteBits, SetNothingBehindTheEnd) {
  EXPECT_EQ(byte_bits("aaa", 0, [](const Sixteen& bytes) { return bytes.below_space(); }), 0U);
  EXPECT_EQ(byte_bits("aaa", 3, [](const Sixteen& bytes) { return bytes.equal('a'); }), 0U);
}

}  // namespace
}  // namespace candor
