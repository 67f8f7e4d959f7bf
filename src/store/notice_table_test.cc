#include "store/notice_table.h"

#include <gmock/gmock.h>

#include "store/outbox_lock.h"
#include "store/test_desk.h"

namespace candor::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

template <typename T>
class NoticeTableTest : public testing::Test {};
TYPED_TEST_SUITE(NoticeTableTest, Engines);

TYPED_TEST(NoticeTableTest, KeepsAMessageAndWhatItTells) {
  Desk<TypeParam> desk;
  Store store = desk.open();
  NoticeRow row{.id = "m1",
                .receiver = "team",
                .kind = "alert",
                .stage = "planned",
                .planned_at = kTestNow,
                .changed_at = kTestNow,
                .next_at = kTestNow,
                .remark = "",
                .message = "{}"};
  const auto saved = store.write([&](Connection& c) -> Status {
    NoticeTable(c).add(row, {"b", "a"});
    return {};
  });
  ASSERT_TRUE(saved.ok());
  row.stage = "sent";
  row.attempts = 2;
  row.message = "";
  const auto checked = store.write([&](Connection& c) -> Status {
    NoticeTable table(c);
    EXPECT_TRUE(table.knows("team", "a"));
    EXPECT_FALSE(table.knows("other", "a"));
    EXPECT_THAT(table.events_of("m1"), ElementsAre("a", "b"));
    EXPECT_EQ(table.open().size(), 1U);
    table.update(row);
    EXPECT_THAT(table.open(), IsEmpty());
    EXPECT_EQ(table.latest(5).at(0).attempts, 2);
    return {};
  });
  ASSERT_TRUE(checked.ok()) << checked.error().message;
}

TYPED_TEST(NoticeTableTest, NoEventIsPlannedTwice) {
  Desk<TypeParam> desk;
  Store store = desk.open();
  const auto add = [&](const std::string& id) {
    return store.write([&](Connection& c) -> Status {
      NoticeTable(c).add({.id = id, .receiver = "team", .kind = "alert", .stage = "planned"}, {"a"});
      return {};
    });
  };
  EXPECT_TRUE(add("m1").ok());
  EXPECT_FALSE(add("m2").ok());
}

TYPED_TEST(NoticeTableTest, NotifyingWaitsForNeitherPostingNorSync) {
  Desk<TypeParam> desk;
  const Store store = desk.open();
  const auto posting = OutboxLock::take(store.location());
  auto syncing = OutboxLock::take(store.location(), Sender::sync);
  EXPECT_TRUE(syncing.ok());
  const auto notifying = OutboxLock::take(store.location(), Sender::notices);
  EXPECT_TRUE(notifying.ok());
  EXPECT_FALSE(OutboxLock::take(store.location(), Sender::notices).ok());
  EXPECT_FALSE(OutboxLock::take(store.location(), Sender::sync).ok());
  syncing.value().reset();
  EXPECT_TRUE(OutboxLock::take(store.location(), Sender::sync).ok());
}

}  // namespace
}  // namespace candor::store
