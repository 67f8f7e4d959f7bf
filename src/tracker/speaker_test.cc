#include "tracker/speaker.h"

#include <gtest/gtest.h>

namespace candor::tracker {

namespace {

BugRecord record(const std::string& assignee, const std::string& creator) {
  BugRecord out;
  out.bug.summary = "Quill Mark: wrong value";
  out.bug.assignee = assignee;
  out.bug.creator = creator;
  return out;
}

void say(BugRecord& record, const std::string& author, const std::string& text) {
  Comment comment;
  comment.count = static_cast<int>(record.comments.size());
  comment.author = author;
  comment.text = text;
  record.comments.push_back(comment);
}

TEST(Speaker, GivenAccountsAndDomains) {
  const std::vector<std::string> given = {"CA@Owner.example", "@other.example"};
  const CaSpeakers speakers = ca_speakers(record("", ""), given);
  EXPECT_FALSE(speakers.inferred);
  EXPECT_TRUE(speakers.speaks("ca@owner.example"));
  EXPECT_TRUE(speakers.speaks("any@other.example"));
  EXPECT_FALSE(speakers.speaks("any@not-other.example"));
}

TEST(Speaker, InferredFromTheAssigneeAndColleagues) {
  BugRecord bug = record("compliance@quillmark.example", "reader@community.example");
  say(bug, "reader@community.example", "Why?");
  say(bug, "engineer@quillmark.example", "Because.");
  const CaSpeakers speakers = ca_speakers(bug, {});
  EXPECT_TRUE(speakers.inferred);
  EXPECT_TRUE(speakers.speaks("engineer@quillmark.example"));
  EXPECT_FALSE(speakers.speaks("reader@community.example"));
}

TEST(Speaker, InferredFromTheTitleOrTheReport) {
  EXPECT_TRUE(
      ca_speakers(record("nobody@tracker.example", "pki@quillmark.example"), {}).speaks("pki@quillmark.example"));
  BugRecord bug = record("nobody@tracker.example", "reader@community.example");
  say(bug, "reader@community.example", "Why?");
  say(bug, "u1234", "## Full Incident Report\n### Root Cause Analysis\n### Action Items\n");
  const CaSpeakers speakers = ca_speakers(bug, {});
  EXPECT_TRUE(speakers.speaks("u1234"));
  EXPECT_FALSE(speakers.speaks("reader@community.example"));
}

// Trackers put the component's default assignee, a moderator, into every new bug.
TEST(Speaker, AnAssigneeWhomNothingSupportsIsNotTheOwner) {
  const std::string moderator = "moderator@rootprogram.example";
  BugRecord named = record(moderator, "ca@quillmark.example");
  BugRecord reported = record(moderator, "pki@holding.example");
  reported.bug.summary = "A name that says nothing";
  say(reported, "pki@holding.example", "# Preliminary Incident Report\n\n- **CA Owner CCADB unique ID:** A1");
  BugRecord plain = record(moderator, "pki@holding.example");
  for (BugRecord* bug : {&named, &reported, &plain}) {
    say(*bug, moderator, "How many certificates were affected?");
    const CaSpeakers speakers = ca_speakers(*bug, {});
    EXPECT_TRUE(speakers.speaks(bug->bug.creator));
    EXPECT_FALSE(speakers.speaks(moderator));
    EXPECT_EQ(speakers.guessed, bug == &plain);
  }
}

TEST(Speaker, AnAssigneeWhoWasGivenTheBugIsTheOwner) {
  BugRecord bug = record("pki@holding.example", "reader@community.example");
  EXPECT_FALSE(ca_speakers(bug, {}).speaks("pki@holding.example"));
  bug.history = {
      {{}, "moderator@rootprogram.example", {{"assigned_to", "nobody@tracker.example", "pki@holding.example"}}}};
  EXPECT_TRUE(ca_speakers(bug, {}).speaks("pki@holding.example"));
  EXPECT_FALSE(ca_speakers(bug, {}).speaks("reader@community.example"));
  BugRecord of_the_program = record("pki@holding.example", "u1234");  // no employer to be seen
  EXPECT_TRUE(ca_speakers(of_the_program, {}).speaks("pki@holding.example"));
}

TEST(Speaker, CommonWordsOfANameProveNothing) {
  BugRecord bug = record("compliance@polaris.example", "compliance@polaris.example");
  bug.bug.summary = "Polaris Root Services: stale CRL";
  say(bug, "moderator@rootprogram.example", "Closing.");
  EXPECT_FALSE(ca_speakers(bug, {}).speaks("moderator@rootprogram.example"));
}

TEST(Speaker, Bots) {
  EXPECT_TRUE(is_bot("bot@tracker.example"));
  EXPECT_TRUE(is_bot("release-mgmt-account-bot@tracker.example"));
  EXPECT_FALSE(is_bot("talbot@owner.example"));
  EXPECT_FALSE(is_bot("robotics@owner.example"));
}

}  // namespace

}  // namespace candor::tracker
