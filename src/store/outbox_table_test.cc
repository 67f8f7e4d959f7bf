#include "store/outbox_table.h"

#include <gmock/gmock.h>

#include "store/outbox_lock.h"
#include "store/test_desk.h"

namespace candor::store {
namespace {

OutboxRow planned(const std::string& what) {
  return {.incident = 7,
          .what = what,
          .stage = "planned",
          .posting = R"({"what":"bug"})",
          .actor = "a",
          .planned_at = kTestNow,
          .changed_at = kTestNow};
}

template <typename T>
class OutboxTableTest : public testing::Test {};
TYPED_TEST_SUITE(OutboxTableTest, Engines);

TYPED_TEST(OutboxTableTest, KeepsAPostingFromPlanToDone) {
  Desk<TypeParam> desk;
  Store store = desk.open();
  const auto id = store.write([](Connection& c) -> Result<int64_t> { return OutboxTable(c).add(planned("report")); });
  ASSERT_TRUE(id.ok());
  auto row = store.read([&](Connection& c) -> Result<OutboxRow> { return *OutboxTable(c).find(*id); });
  EXPECT_EQ(row->stage, "planned");
  EXPECT_FALSE(row->mark);
  row->stage = "done";
  row->bug = 2100001;
  row->mark = "{}";
  ASSERT_TRUE(store
                  .write([&](Connection& c) -> Status {
                    OutboxTable(c).update(*row);
                    return {};
                  })
                  .ok());
  const auto all =
      store.read([](Connection& c) -> Result<std::vector<OutboxRow>> { return OutboxTable(c).of_incident(7); });
  ASSERT_EQ(all->size(), 1U);
  EXPECT_EQ(all->front().bug, 2100001);
  EXPECT_EQ(all->front().mark, "{}");
  EXPECT_TRUE(
      store.read([](Connection& c) -> Result<std::vector<OutboxRow>> { return OutboxTable(c).open(); })->empty());
}

TYPED_TEST(OutboxTableTest, OneSenderAtATime) {
  Desk<TypeParam> desk;
  const Store store = desk.open();
  auto first = OutboxLock::take(store.location());
  ASSERT_TRUE(first.ok()) << first.error().message;
  EXPECT_FALSE(OutboxLock::take(store.location()).ok());
  first.value().reset();
  EXPECT_TRUE(OutboxLock::take(store.location()).ok());
}

}  // namespace
}  // namespace candor::store
