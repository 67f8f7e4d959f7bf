#include "desk/mirror_feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/incident_content.h"
#include "lifecycle/incident_fold.h"

namespace candor::desk {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Instant kOpened = *parse_instant("2026-10-01T10:00:00Z");

tracker::Comment comment(int64_t id, int count, const std::string& author, const std::string& text) {
  return {
      .id = id, .count = count, .author = author, .at = kOpened + std::chrono::hours(count), .text = text, .tags = {}};
}

tracker::BugRecord bug() {
  tracker::BugRecord record;
  record.bug.id = 1'990'001;
  record.bug.summary = "Quillmark: Wrong policy OID";
  record.bug.whiteboard = "[ca-compliance] [ov-misissuance] Next update 2026-12-01";
  record.comments = {comment(11, 0, "desk@quillmark.example", "The report."),
                     comment(12, 1, "asker@community.example", "Why did the linter not see it?"),
                     comment(13, 2, "Boss@quillmark.example", "Because it was off. It is on now.")};
  return record;
}

lifecycle::Incident incident() {
  lifecycle::Incident one;
  one.id = 3;
  one.bug = 1'990'001;
  one.postings = {{.revision = 2,
                   .kind = report::Kind::preliminary,
                   .at = kOpened,
                   .author = "desk@quillmark.example",
                   .text = "The report.\n",
                   .bug = 1'990'001,
                   .comment = 0}};
  return one;
}

std::vector<std::string> kinds(const Feeding& feeding) {
  std::vector<std::string> all;
  for (const Change& change : feeding.changes) all.push_back(change.kind);
  return all;
}

TEST(MirrorFeed, TakesCommentsOfOthersOursAndTheNextUpdate) {
  const Feeding feeding = feeding_of(incident(), bug(), {});
  EXPECT_THAT(kinds(feeding), ElementsAre("comment.seen", "posting.recorded", "next-update.set"));
  EXPECT_THAT(feeding.changes[0].content, HasSubstr("linter"));
  EXPECT_THAT(feeding.changes[1].content, HasSubstr("Because it was off"));  // a colleague's, by the domain
  EXPECT_EQ(feeding.fed.comments, 1);
  EXPECT_EQ(feeding.fed.postings, 1);
  EXPECT_EQ(feeding.fed.next_update, parse_instant("2026-12-01T00:00:00Z"));
  EXPECT_FALSE(feeding.fed.closed_there);
}

TEST(MirrorFeed, RecordsNothingTwice) {
  lifecycle::Incident known = incident();
  known.comments = {{.id = 12, .count = 1, .at = kOpened, .author = "x", .text = "Why did the linter not see it?"}};
  known.postings.push_back({.at = kOpened, .text = "Because it was off. It is on now.\r\n"});  // noted by hand
  known.next_updates = {{.revision = 4, .at = kOpened, .due = parse_instant("2026-12-01T00:00:00Z")},
                        {.revision = 5, .at = kOpened, .due = parse_instant("2027-01-15T00:00:00Z")}};
  const Feeding feeding = feeding_of(known, bug(), {});
  EXPECT_THAT(kinds(feeding), IsEmpty());
  EXPECT_FALSE(feeding.fed.anything());
}

TEST(MirrorFeed, TakesAnEditedCommentAgain) {
  lifecycle::Incident known = incident();
  known.comments = {{.id = 12, .count = 1, .at = kOpened, .author = "x", .text = "Why?"}};
  const Feeding feeding = feeding_of(known, bug(), {});
  EXPECT_EQ(feeding.fed.comments, 1);
}

TEST(MirrorFeed, GuessesNobodyToBeOurs) {
  lifecycle::Incident adopted = incident();
  adopted.postings.clear();
  EXPECT_EQ(feeding_of(adopted, bug(), {}).fed.comments, 3);
  EXPECT_EQ(feeding_of(adopted, bug(), {""}).fed.comments, 3);
  const Feeding told = feeding_of(adopted, bug(), {"DESK@quillmark.example"});
  EXPECT_EQ(told.fed.postings, 2);
  EXPECT_EQ(told.fed.comments, 1);
}

TEST(MirrorFeed, SaysWhenTheBugIsClosed) {
  tracker::BugRecord closed = bug();
  closed.bug.status = "RESOLVED";
  closed.bug.resolution = "FIXED";
  EXPECT_TRUE(feeding_of(incident(), closed, {}).fed.closed_there);
}

}  // namespace
}  // namespace candor::desk
