#include "base/word_counts.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace candor {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  each_word(text, [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

TEST(EachWord, IsLettersDigitsAndWhatIsNotAscii) {
  EXPECT_THAT(words_of("BR 7.1, (t\xC3\xA9st)-x"), testing::ElementsAre("BR", "7", "1", "t\xC3\xA9st", "x"));
  EXPECT_THAT(words_of(" .. "), testing::IsEmpty());
  EXPECT_THAT(words_of(""), testing::IsEmpty());
  EXPECT_THAT(words_of("a"), testing::ElementsAre("a"));
}

TEST(WordCounts, KeepsTheOrderAndCounts) {
  WordCounts counts;
  EXPECT_TRUE(counts.add("crl"));
  EXPECT_TRUE(counts.add("ocsp", 3));
  EXPECT_FALSE(counts.add("crl"));
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts.word(0), "crl");
  EXPECT_EQ(counts.count(0), 2U);
  EXPECT_EQ(counts.word(1), "ocsp");
  EXPECT_EQ(counts.count(1), 3U);
  EXPECT_EQ(counts.text(), "crl ocsp");
  EXPECT_EQ(counts.find("ocsp"), 1U);
  EXPECT_EQ(counts.find("ocs"), std::nullopt);
  EXPECT_EQ(WordCounts().find("ocsp"), std::nullopt);
}

TEST(WordCounts, TellsManyWordsApart) {
  WordCounts counts;
  constexpr size_t kMany = 5000;
  for (int round = 0; round < 3; ++round) {
    for (size_t i = 0; i < kMany; ++i) EXPECT_EQ(counts.add(fmt::format("word{}", i)), round == 0);
  }
  ASSERT_EQ(counts.size(), kMany);
  for (size_t i = 0; i < kMany; ++i) {
    EXPECT_EQ(counts.word(i), fmt::format("word{}", i));
    EXPECT_EQ(counts.count(i), 3U);
  }
}

}  // namespace
}  // namespace candor
