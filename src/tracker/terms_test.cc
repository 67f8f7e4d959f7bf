#include "tracker/terms.h"

#include <gmock/gmock.h>

namespace candor::tracker {
namespace {

using testing::Contains;
using testing::Not;

TEST(ToldOf, JoinsPrefixesForTermsAndFindsBothSpellings) {
  const Told told = told_of({"Example CA: Pre-certificates", "[ca-compliance]", {"Mis-issuance, re-issued; Non-EV."}});
  EXPECT_THAT(told.terms, Contains("b:misissu"));
  EXPECT_THAT(told.terms, Contains("b:reissu"));
  EXPECT_THAT(told.terms, Not(Contains("b:mis")));
  EXPECT_EQ(told.words,
            "example ca pre certificates compliance mis issuance misissuance re issued reissued non ev nonev");
}

TEST(ToldOf, ReadsTheSectionsThatTitlesName) {
  const Told told = told_of({"Example CA: CRL late under TLS BR 4.9.5 and RFC 5280 Section 4.2.2.1", "", {}});
  EXPECT_THAT(told.terms, Contains("s:BR 4.9.5"));
  EXPECT_TRUE(told.references.contains({"RFC 5280", "4.2.2.1"}));
  const Told other = told_of({"Example CA: Revocation against Section 4.9.5 of the TLS BRs", "", {}});
  EXPECT_THAT(other.terms, Contains("s:BR 4.9.5"));
}

TEST(ToldOf, AnAuditorIsNoOwner) {
  EXPECT_THAT(told_of({"KPMG Korea: Audit statement late", "", {}}).terms, Not(Contains(testing::StartsWith("o:"))));
}

TEST(ToldOf, FindsWordsBetweenCurlyQuotesAndDashes) {
  const Told told =
      told_of({"A: b", "", {"\xE2\x80\x9CTest\xE2\x80\x9D \xE2\x80\x93 the CA\xE2\x80\x99s caf\xC3\xA9"}});
  EXPECT_EQ(told.words, "a b test the ca s cafe");
}

TEST(ToldOf, ListsNamesOfAttachmentsAndNoTermsOfThem) {
  Telling telling{"A: b", "", {"Bug 1547691 is alike"}};
  telling.names = {"affected-serials.csv", "1600000"};
  const Told told = told_of(telling);
  EXPECT_EQ(told.words, "a b bug 1547691 is alike affected serials csv 1600000");
  EXPECT_THAT(told.terms, Contains("n:1547691"));
  EXPECT_THAT(told.terms, Not(Contains("n:1600000")));
  EXPECT_THAT(told.terms, Not(Contains("b:affect")));
}

TEST(ToldOf, CutsLongWordsAndEndsSomewhere) {
  EXPECT_EQ(told_of({"", "", {std::string(70, 'w') + " end"}}).words, std::string(kLongestFoundWord, 'w') + " end");
  std::string many;
  for (int i = 0; i < 200'000; ++i) many += std::to_string(i) + "abcd ";
  EXPECT_LT(told_of({"", "", {std::string(250'000, ' ') + "x", many}}).words.size(), 600'000U);
}

}  // namespace
}  // namespace candor::tracker
