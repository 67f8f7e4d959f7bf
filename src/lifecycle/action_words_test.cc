#include "lifecycle/action_words.h"

#include <gmock/gmock.h>

namespace candor::lifecycle {

namespace {

using testing::ElementsAre;

TEST(ActionWords, References) {
  EXPECT_THAT(read_reference("Action item 2 and item #3 are done").numbers, ElementsAre(2, 3));
  EXPECT_THAT(read_reference("Action items 1, 2 and 4 were completed").numbers, ElementsAre(1, 2, 4));
  EXPECT_THAT(read_reference("The second action item is on schedule").numbers, ElementsAre(2));
  EXPECT_THAT(read_reference("The first one was completed").numbers, ElementsAre(1));
  EXPECT_TRUE(read_reference("All action items are complete").all);
  EXPECT_TRUE(read_reference("Both items were finished").all);
  EXPECT_TRUE(read_reference("The remaining action item follows").remaining);
  EXPECT_TRUE(read_reference("The last action item is done").last);
}

TEST(ActionWords, Telling) {
  for (const char* text : {"Action item 1 was completed on 2026-05-24 16:00 UTC.", "The alarm went live on 2026-05-24.",
                           "The new check has been deployed.", "Item 2 is done.", "All action items are complete.",
                           "The reminder goes to the rota since 2023-06-29.", "The linter is live since yesterday.",
                           "We finished the second action item on 3 May 2026 at 10:00 UTC.",
                           "The second approver is in production since 2026-05-24."}) {
    EXPECT_EQ(read_telling(text), Telling::completed) << text;
  }
  for (const char* text : {"Action item 2 will be completed by 2026-06-01.", "The second one is on schedule.",
                           "We expect to complete item 2 on 2026-06-01.", "Item 2 is nearly complete.",
                           "Action item 2 is still ongoing.", "The tests of item 2 have begun."}) {
    EXPECT_EQ(read_telling(text), Telling::nothing) << text;
  }
  for (const char* text : {"The due date of action item 1 is moved from 2026-05-10 to 2026-05-20.",
                           "Item 2 has been postponed to 2026-06-01.", "The new due date for item 2 is 2026-06-01.",
                           "We have rescheduled action item 2 to 2026-06-01."}) {
    EXPECT_EQ(read_telling(text), Telling::moved) << text;
  }
  for (const char* text : {"Action item 2 is delayed.", "Item 2 was not completed in time.", "Item 2 is late."}) {
    EXPECT_EQ(read_telling(text), Telling::late) << text;
  }
  EXPECT_EQ(read_telling("Action item 3 was canceled."), Telling::canceled);
}

TEST(ActionWords, Status) {
  EXPECT_TRUE(status_complete("Complete"));
  EXPECT_TRUE(status_complete("Completed 2026-05-01"));
  EXPECT_FALSE(status_complete("Not complete"));
  EXPECT_FALSE(status_complete("Ongoing"));
}

}  // namespace

}  // namespace candor::lifecycle
