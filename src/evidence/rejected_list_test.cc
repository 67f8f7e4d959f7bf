// Everything rejected comes back as it was, in order, however much of it there is.
#include "evidence/rejected_list.h"

#include <gtest/gtest.h>

namespace candor::evidence {
namespace {

std::vector<Rejected> batch(uint32_t number, size_t size) {
  std::vector<Rejected> out;
  for (size_t i = 0; i < size; ++i) {
    out.push_back({number, i, i % 3 == 0 ? "" : std::string(64, 'a'), std::string(i * 7 % 300, '\n') + "\t\xFF why"});
  }
  return out;
}

TEST(RejectedList, GivesBackWhatWasAdded) {
  RejectedList list(testing::TempDir());
  std::vector<Rejected> all;
  for (uint32_t number = 0; number < 40; ++number) {
    const auto some = batch(number, number * 5);
    ASSERT_TRUE(list.add(some).ok());
    all.insert(all.end(), some.begin(), some.end());
  }
  ASSERT_EQ(list.size(), all.size());
  EXPECT_EQ(list.front().file, 1U);
  for (int time = 0; time < 2; ++time) {
    size_t at = 0;
    for (const Rejected& rejected : list) {
      ASSERT_LT(at, all.size());
      EXPECT_EQ(rejected.file, all[at].file);
      EXPECT_EQ(rejected.offset, all[at].offset);
      EXPECT_EQ(rejected.sha256, all[at].sha256);
      EXPECT_EQ(rejected.reason, all[at].reason);
      ++at;
    }
    EXPECT_EQ(at, all.size());
  }
  EXPECT_TRUE(list.failure().ok());
}

TEST(RejectedList, IsEmptyWithoutAFolderToWriteTo) {
  const RejectedList list("/nowhere");
  EXPECT_TRUE(list.empty());
  for (const Rejected& rejected : list) ADD_FAILURE() << rejected.reason;
}

TEST(RejectedList, TellsThatItCannotBeKept) {
  RejectedList list("/nowhere");
  EXPECT_FALSE(list.add(batch(0, 1)).ok());
}

}  // namespace
}  // namespace candor::evidence
