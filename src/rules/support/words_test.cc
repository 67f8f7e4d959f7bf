#include "rules/support/words.h"

#include <gtest/gtest.h>

namespace candor::rules {
namespace {

TEST(Words, KeepNumbersAndApostrophes) {
  const Words words("We didn't stop: 1,406 certs, section 4.9.1.1. Done");
  ASSERT_EQ(words.size(), 8U);
  EXPECT_EQ(words[1], "didn't");
  EXPECT_EQ(words[3], "1,406");
  EXPECT_EQ(words[6], "4.9.1.1");
  EXPECT_EQ(words.sentences(), 2);
  EXPECT_EQ(words.sentence(7), 1);
}

// Words are found 64 bytes at a time.
TEST(Words, AreTheSameWhereverTheyStand) {
  for (size_t before = 0; before < 140; ++before) {
    const Words words(std::string(before, '-') + "1,406.5 didn't x. m\xC3\xA4rz 4.9");
    ASSERT_EQ(words.size(), 5U) << before;
    EXPECT_EQ(words[0], "1,406.5");
    EXPECT_EQ(words[1], "didn't");
    EXPECT_EQ(words[3], "m\xC3\xA4rz");
    EXPECT_EQ(words[4], "4.9");
    EXPECT_TRUE(Patterns("didn't x").in(words)) << before;
    EXPECT_EQ(Patterns("m*").offset_in(words.folded()), before + 18) << before;
  }
}

TEST(Patterns, CompareWordsBeyondTheirFirstEightBytes) {
  EXPECT_TRUE(Patterns("certificate").in("one certificate"));
  EXPECT_FALSE(Patterns("certificate").in("all certificates"));
  EXPECT_FALSE(Patterns("certified").in("certification"));
  EXPECT_TRUE(Patterns("certificat*").in("certificates"));
  EXPECT_FALSE(Patterns("certificatx*").in("certificates"));
  EXPECT_FALSE(Patterns("eightlet").in("eightletter"));
  EXPECT_TRUE(Patterns("eightlet*").in("eightletter"));
}

TEST(Words, AbbreviationDoesNotEndASentence) {
  EXPECT_EQ(Words("one, e.g. two, i.e. three").sentences(), 1);
  EXPECT_EQ(Words("").sentences(), 0);
}

TEST(Patterns, GapsStemsAndChoices) {
  const Patterns aware("becom*|became aware; receiv* ~ report");
  EXPECT_TRUE(aware.in("At that point we become aware of it."));
  EXPECT_TRUE(aware.in("We received a certificate problem report"));
  EXPECT_FALSE(aware.in("We received it. The report followed"));
  EXPECT_FALSE(aware.in("received one two three four five report"));
}

TEST(Patterns, TriesEveryLengthOfAGap) {
  const Patterns last("last ~ certificate* revoked");
  EXPECT_TRUE(last.in("Last of the 74 certificates revoked"));
  EXPECT_TRUE(last.in("Last certificate of all 74 certificates revoked"));
  EXPECT_FALSE(last.in("Last of the 74 certificates was not revoked"));
}

TEST(Patterns, FindsWithinBounds) {
  const Words words("first second third");
  EXPECT_EQ(Patterns("third").find(words), 2U);
  EXPECT_FALSE(Patterns("third").find(words, 0, 2).has_value());
}

TEST(Patterns, AreFoundInPlainText) {
  const Patterns lists{"detect*", "log", "e mail*"};
  EXPECT_TRUE(lists.in("It was\tDETECTED"));
  EXPECT_FALSE(lists.in("it stayed undetected by logic"));
  EXPECT_TRUE(lists.in("(log)"));
  EXPECT_TRUE(lists.in("two e-mails"));
  EXPECT_FALSE(lists.in(""));
  EXPECT_EQ(lists.offset_in("a log, a log", 3), 9U);
  EXPECT_EQ(lists.offset_in("catalog, a blog", 4), std::string_view::npos);
  EXPECT_TRUE(lists.opens("log of it"));
  EXPECT_FALSE(lists.opens("a log"));
}

TEST(Patterns, AreFoundWhateverTheLengthOfTheirFirstWord) {
  EXPECT_TRUE(Patterns("a ca").in("for a CA it is"));
  EXPECT_TRUE(Patterns("r*").in("the rest"));
  EXPECT_TRUE(Patterns("un*").in("the unseen"));
  EXPECT_TRUE(Patterns("4.9.1.1").in("see 4.9.1.1."));
  EXPECT_FALSE(Patterns("4.9").in("see 4.9.1.1."));
  EXPECT_TRUE(Patterns("we're|it's").in("now it's late"));
}

TEST(Numbers, ThousandsMarks) {
  EXPECT_EQ(number_of("10.118"), 10118);
  EXPECT_EQ(number_of("1,406"), 1406);
  EXPECT_EQ(number_of("23"), 23);
  EXPECT_FALSE(number_of("3.5").has_value());
  EXPECT_FALSE(number_of("4.9.1.1").has_value());
  EXPECT_FALSE(number_of("seven").has_value());
  EXPECT_EQ(spelled_number_of("seven"), 7);
}

}  // namespace
}  // namespace candor::rules
