#include "lifecycle/left_open.h"

#include <gmock/gmock.h>

namespace candor::lifecycle {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Post read(std::string_view own) {
  Post post;
  read_left_open(own, post);
  return post;
}

TEST(LeftOpen, NamesTheComments) {
  EXPECT_THAT(comments_named("comments 7, 9 and 11; comment #12, c13"), ElementsAre(7, 9, 11, 12, 13));
  EXPECT_THAT(read("Three linters. The question of comment 4 is not answered here.").leaves_open, ElementsAre(4));
  EXPECT_THAT(read("We do not address comment 7 in this update.").leaves_open, ElementsAre(7));
  EXPECT_THAT(read("This answers comment 5. Comment 6 remains open.").leaves_open, ElementsAre(6));
  EXPECT_THAT(read("The second question of comment 9 is left open for now.").leaves_open, ElementsAre(9));
}

TEST(LeftOpen, WithoutANameEverythingStaysOpen) {
  EXPECT_TRUE(read("Update: the tests go on. The question is not answered here.").leaves_all_open);
  EXPECT_TRUE(read("Your questions are not yet answered by this update.").leaves_all_open);
}

TEST(LeftOpen, ARequestForADateAnswersNothingButAQuestionForOne) {
  for (const char* text : {"We request that the \"Next update\" be set to 2026-12-20.",
                           "Please set the next update to 20 December 2026. Thank you!",
                           "Could the Next Update be moved to December 20, 2026?"}) {
    Post post = read(text);
    EXPECT_TRUE(post.asks_next_update_only) << text;
    post.speaker = Speaker::ca_owner;
    post.number = 2;
    Post asked;
    asked.number = 1;
    asked.text = "When will the last certificate be revoked?";
    EXPECT_FALSE(post.answers(asked)) << text;
    asked.text = "Which date do you want for the next update?";
    EXPECT_TRUE(post.answers(asked)) << text;
  }
  for (const char* text : {"The last certificate is revoked on 2026-12-18. Please set the next update to 2026-12-20.",
                           "The next update is on 2026-12-20.", "We will answer by 2026-12-20.", ""}) {
    EXPECT_FALSE(read(text).asks_next_update_only) << text;
  }
}

TEST(LeftOpen, AnAcknowledgementLeavesNothingOpen) {
  for (const char* text :
       {"Thank you for the question. We will answer by 2026-06-01.", "No question remains open.",
        "We are looking into comment 7 and will respond on Friday.",
        "The linter did not run because the profile was new.", "We have answered all questions; none is left open.",
        "The check does not cover S/MIME profiles.", "This does not answer why we were late: we were."}) {
    const Post post = read(text);
    EXPECT_THAT(post.leaves_open, IsEmpty()) << text;
    EXPECT_FALSE(post.leaves_all_open) << text;
  }
}

}  // namespace

}  // namespace candor::lifecycle
