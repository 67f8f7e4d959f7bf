#include "tracker/whiteboard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::tracker {
namespace {

using testing::ElementsAre;

std::string next_update(std::string_view raw) {
  const auto board = read_whiteboard(raw);
  return board.next_update && board.next_update->due ? format_instant(*board.next_update->due) : "";
}

TEST(Whiteboard, ReadsTagsInAnyDisorder) {
  EXPECT_THAT(read_whiteboard("[ov-misissuance][ev-misissuance]").tags,
              ElementsAre("ov-misissuance", "ev-misissuance"));
  EXPECT_THAT(read_whiteboard(" [ca-compliance]  [smime-misissuance] ").tags,
              ElementsAre("ca-compliance", "smime-misissuance"));
  EXPECT_THAT(read_whiteboard("[ca compliance] [disclosure failure]").tags,
              ElementsAre("ca-compliance", "disclosure-failure"));
  EXPECT_THAT(read_whiteboard("[ca-compliance] audit-finding]").tags, ElementsAre("ca-compliance", "audit-finding"));
}

TEST(Whiteboard, ReadsNextUpdateInItsSpellings) {
  EXPECT_EQ(next_update("[ca-compliance] Next update 2026-04-30"), "2026-04-30T23:59:59Z");
  EXPECT_EQ(next_update("[ca-compliance] Next Update: 2026-05-15"), "2026-05-15T23:59:59Z");
  EXPECT_EQ(next_update("[ca-compliance] Next update 2-Oct-2023"), "2023-10-02T23:59:59Z");
  EXPECT_EQ(next_update("[ca-compliance] Next update 2023-Oct-27"), "2023-10-27T23:59:59Z");
  EXPECT_EQ(next_update("[ca-compliance] Next update at 23.2.2024"), "2024-02-23T23:59:59Z");
  EXPECT_EQ(next_update("[ca-compliance] Next  udpate 2026-04-30"), "2026-04-30T23:59:59Z");
}

TEST(Whiteboard, NeverGuessesAnAmbiguousDate) {
  const auto board = read_whiteboard("[ca-compliance] Next update 3-1-2023");
  ASSERT_TRUE(board.next_update);
  EXPECT_FALSE(board.next_update->due);
  EXPECT_EQ(board.next_update->readings.size(), 2U);
}

TEST(Whiteboard, ReadsTheClosingDateInsideItsBrackets) {
  const auto board = read_whiteboard("[close on 2025-12-10] [ca-compliance] [policy-failure]");
  ASSERT_TRUE(board.close_on && board.close_on->due);
  EXPECT_EQ(format_instant(*board.close_on->due), "2025-12-10T23:59:59Z");
  EXPECT_THAT(board.tags, ElementsAre("ca-compliance", "policy-failure"));
  EXPECT_EQ(board.rest, "");
}

TEST(Whiteboard, KeepsFreeText) {
  EXPECT_EQ(read_whiteboard("[ca-compliance] Expired CRLs").rest, "expired crls");
  EXPECT_FALSE(read_whiteboard("").next_update);
  EXPECT_TRUE(read_whiteboard("]]][").tags.empty());
}

TEST(Whiteboard, TakesTagsAsPeopleWriteThem) {
  using Tags = std::vector<std::string>;
  for (const char* written :
       {"disclosure-failure", "disclosure failure", "[disclosure-failure]", "[Disclosure failure]",
        " [ disclosure_failure ] ", "[disclosure-failure", "disclosure-failure]"}) {
    EXPECT_EQ(tags_named(written), Tags{"disclosure-failure"}) << written;
  }
  EXPECT_EQ(tags_named("[a] [b c]"), (Tags{"a", "b-c"}));
  EXPECT_EQ(tags_named("[[a]]"), Tags{"a"});
  EXPECT_TRUE(tags_named("").empty());
  EXPECT_TRUE(tags_named(" [] ").empty());
}

}  // namespace
}  // namespace candor::tracker
