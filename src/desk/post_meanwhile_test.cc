#include "desk/post_meanwhile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::desk {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

const Instant kPosted = *parse_instant("2026-10-02T10:00:00Z");
constexpr const char* kUs = "desk@quillmark.example";
constexpr const char* kAsker = "asker@community.example";

tracker::BugRecord bug() {
  tracker::BugRecord record;
  record.bug.id = 1'990'001;
  record.comments = {{.id = 11, .count = 0, .author = kUs, .at = kPosted, .text = "The report.", .tags = {}},
                     {.id = 12, .count = 1, .author = kAsker, .at = kPosted, .text = "Why?", .tags = {}}};
  record.history = {{.at = kPosted - Seconds(60), .who = kAsker, .fields = {{"cc", "", kAsker}}},
                    {.at = kPosted + Seconds(60), .who = kAsker, .fields = {{"whiteboard", "", "[x]"}}},
                    {.at = kPosted + Seconds(90), .who = kUs, .fields = {{"cc", "", kUs}}}};
  return record;
}

lifecycle::Incident incident() {
  lifecycle::Incident one;
  one.postings = {{.at = kPosted, .author = kUs, .text = "The report.", .bug = 1'990'001, .comment = 0}};
  return one;
}

TEST(PostMeanwhile, CommentsOfOthersAndChangesAfterOurPosting) {
  const Meanwhile found = happened_meanwhile(bug(), incident(), kUs, nullptr);
  EXPECT_THAT(found.comments, ElementsAre(Field(&tracker::Comment::id, 12)));
  EXPECT_THAT(found.changes, ElementsAre(Field(&tracker::Change::at, kPosted + Seconds(60))));
  EXPECT_THAT(found.before, IsEmpty());
}

TEST(PostMeanwhile, WithoutAnAccountTheRecordTellsWhoseACommentIs) {
  const Meanwhile found = happened_meanwhile(bug(), incident(), "", nullptr);
  EXPECT_THAT(found.comments, ElementsAre(Field(&tracker::Comment::id, 12)));
  EXPECT_EQ(found.changes.size(), 2U);
}

TEST(PostMeanwhile, AnEditedCommentIsNewAndShowsWhatItSaid) {
  lifecycle::Incident known = incident();
  known.comments = {{.id = 12, .count = 1, .at = kPosted, .author = kAsker, .text = "Why?"}};
  EXPECT_THAT(happened_meanwhile(bug(), known, kUs, nullptr).comments, IsEmpty());
  tracker::BugRecord edited = bug();
  edited.comments[1].text = "Why, and since when?";
  const Meanwhile found = happened_meanwhile(edited, known, kUs, nullptr);
  EXPECT_EQ(found.comments.size(), 1U);
  EXPECT_EQ(found.before.at(12), "Why?");
  // Only the mirror knows what it said.
  const tracker::BugRecord mirrored = bug();
  EXPECT_EQ(happened_meanwhile(edited, incident(), kUs, &mirrored).before.at(12), "Why?");
}

TEST(PostMeanwhile, WhatWasShownCountsAsSeen) {
  const Meanwhile found = happened_meanwhile(bug(), incident(), kUs, nullptr);
  const std::vector<Change> changes = changes_of_seen(found);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, "comment.seen");
}

}  // namespace
}  // namespace candor::desk
