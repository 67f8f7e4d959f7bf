#include "desk/outbox_item.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::desk {
namespace {

using bugzilla::Stage;

const Instant kNow = *parse_instant("2026-11-20T10:00:00Z");

OutboxItem full() {
  OutboxItem item;
  item.entry = {
      .id = 5,
      .posting =
          bugzilla::BugChange{
              .bug = 1'990'001, .comment = "Zwei \xE2\x80\x93 two", .needinfo = {"a@ca.example"}, .clear_flags = {7}},
      .stage = Stage::sending,
      .mark = bugzilla::Mark{.comment = 11, .attachment = 2, .server_time = kNow},
      .delivery = {.bug = 1'990'001, .comment = 12, .number = 3, .at = kNow, .author = "desk@ca.example"},
      .remark = "connection reset"};
  item.incident = 17;
  item.tracker = "https://tracker.example";
  item.kind = PostKind::answer;
  item.report = report::Kind::update;
  item.answers = 2;
  item.seen = kNow - Seconds(5);
  item.part = 2;
  item.parts = 3;
  item.first = 4;
  item.needs_approval = true;
  item.actor = "officer";
  item.approved_by = "colleague";
  item.planned_at = kNow;
  item.changed_at = kNow + Seconds(1);
  return item;
}

TEST(OutboxItem, GoesToARowAndBack) {
  const auto back = item_of(to_row(full()));
  ASSERT_TRUE(back.ok()) << back.error().message;
  EXPECT_EQ(to_row(*back).posting, to_row(full()).posting);
  EXPECT_EQ(to_row(*back).mark, to_row(full()).mark);
  EXPECT_EQ(to_row(*back).delivery, to_row(full()).delivery);
  EXPECT_EQ(back->entry.stage, Stage::sending);
  EXPECT_EQ(back->entry.mark->server_time, kNow);
  EXPECT_EQ(back->entry.delivery.number, 3);
  EXPECT_EQ(back->text(), "Zwei \xE2\x80\x93 two");
  EXPECT_EQ(back->bug(), 1'990'001);
  EXPECT_EQ(back->kind, PostKind::answer);
  EXPECT_EQ(back->answers, 2);
  EXPECT_EQ(back->seen, kNow - Seconds(5));
  EXPECT_EQ(back->part, 2);
  EXPECT_EQ(back->approved_by, "colleague");
}

TEST(OutboxItem, ANewBugHasItsNumberOnceItIsThere) {
  OutboxItem item;
  item.entry.posting = bugzilla::NewBug{.summary = "s", .description = "The report."};
  EXPECT_EQ(item.bug(), 0);
  EXPECT_EQ(item.text(), "The report.");
  item.entry.delivery.bug = 2'100'001;
  EXPECT_EQ(item.bug(), 2'100'001);
}

TEST(OutboxItem, TheFileOfAnAttachmentSurvivesAnyBytes) {
  OutboxItem item;
  item.entry.posting = bugzilla::NewAttachment{7,   "a.bin",    "application/octet-stream",
                                               "a", "The list", std::string("\0\xFF\r\n\x80", 5)};
  const auto back = item_of(to_row(item));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(std::get<bugzilla::NewAttachment>(back->entry.posting).data, std::string("\0\xFF\r\n\x80", 5));
  EXPECT_EQ(back->text(), "The list");
}

TEST(OutboxItem, WaitsForASecondPersonOnlyWhileItIsOpen) {
  OutboxItem item = full();
  EXPECT_FALSE(item.waits_for_approval());
  item.approved_by.clear();
  EXPECT_TRUE(item.waits_for_approval());
  item.entry.stage = Stage::refused;
  EXPECT_FALSE(item.open());
  EXPECT_FALSE(item.waits_for_approval());
}

TEST(OutboxItem, ARowOfSomebodyElseIsAnError) {
  for (const char* posting : {"", "{", "[]", "{}", R"({"posting": {"what": "bug"}})"}) {
    store::OutboxRow row = to_row(full());
    row.posting = posting;
    EXPECT_FALSE(item_of(row).ok()) << posting;
  }
  store::OutboxRow row = to_row(full());
  row.stage = "flying";
  EXPECT_FALSE(item_of(row).ok());
  row = to_row(full());
  row.mark = "7";
  EXPECT_FALSE(item_of(row).ok());
}

}  // namespace
}  // namespace candor::desk
