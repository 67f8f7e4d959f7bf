#include "guidelines/diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::guidelines {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string_view> ids(const std::vector<const InForce*>& list) {
  std::vector<std::string_view> out;
  for (const InForce* entry : list) out.push_back(entry->requirement->id);
  return out;
}

TEST(Difference, GoesFromTheEarlierToTheLaterVersion) {
  const Difference d = difference(*find_version("3.2"), *find_version("3.1"));
  EXPECT_EQ(d.from->id, "3.1");
  EXPECT_EQ(d.to->id, "3.2");
}

TEST(Difference, OfAVersionWithItselfIsEmpty) {
  const Difference d = difference(latest(), latest());
  EXPECT_THAT(d.added, IsEmpty());
  EXPECT_THAT(d.removed, IsEmpty());
  EXPECT_THAT(d.level, IsEmpty());
  EXPECT_THAT(d.detail, IsEmpty());
  EXPECT_THAT(d.parameters, IsEmpty());
}

TEST(Difference, From31To32) {
  const Difference d = difference(*find_version("3.1"), *find_version("3.2"));
  EXPECT_THAT(ids(d.added), Contains("appendix-csv-order"));
  EXPECT_THAT(ids(d.added), Contains("appendix-csv-extra-right"));
  EXPECT_THAT(ids(d.removed), IsEmpty());
  ASSERT_EQ(d.level.size(), 1U);
  EXPECT_EQ(d.level[0].after->requirement->id, "lifecycle-update-request-date");
  EXPECT_EQ(d.level[0].before->level, Level::may);
  EXPECT_EQ(d.level[0].after->level, Level::should);
  EXPECT_THAT(d.parameters, ElementsAre("the order of the listing's columns is mandatory"));
}

TEST(Difference, From20To30NamesColumnsTemplatesAndClocks) {
  const Difference d = difference(*find_version("2.0"), *find_version("3.0"));
  EXPECT_THAT(ids(d.removed), Contains("format-template-audit"));
  EXPECT_THAT(d.parameters,
              Contains(HasSubstr("columns of the action item table: Action Item | Kind | Corresponding")));
  EXPECT_THAT(d.parameters, Contains("template 'audit' is gone"));
  EXPECT_THAT(d.parameters, Contains("clock 'initial-disclosure-72h': MUST PT72H; before: SHOULD PT72H"));
}

}  // namespace candor::guidelines
