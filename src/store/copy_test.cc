#include "store/copy.h"

#include <fstream>
#include <gmock/gmock.h>

#include "store/incident_table.h"
#include "store/revision_log.h"
#include "store/test_desk.h"

namespace candor::store {

namespace {

using testing::HasSubstr;

// Enough rows for more than one batch, with what is odd in texts.
void fill(Store& store, int count) {
  const auto done = store.write([&](Connection& c) -> Result<Revision> {
    RevisionLog log(c);
    Revision last;
    for (int i = 0; i < count; ++i) {
      last = log.append({fmt::format("incident/{}", i % 7 + 1), "incident.edited", "t\xC3\xA9ster", kTestNow,
                         fmt::format("{{\"n\":{},\"text\":\"'; \\\\ \xE2\x82\xAC\"}}", i)});
    }
    log.redact("incident/1", 1);
    IncidentProjection one;
    one.row = {.id = 1,
               .revision = 1,
               .ca = "Example CA",
               .title = "A",
               .state = "open",
               .security_sensitive = true,
               .guidelines = "",
               .aware_at = std::nullopt,
               .year = 2026,
               .bug = std::nullopt,
               .next_update = kTestNow,
               .tags = {"x", "y"},
               .changed_at = kTestNow};
    one.words = "some words";
    one.clocks = {{"full", "MUST", std::nullopt, "{}"}};
    one.links = {{"related", 2, std::nullopt}};
    IncidentTable(c).replace(one);
    return last;
  });
  ASSERT_TRUE(done.ok()) << done.error().message;
}

std::vector<int64_t> found(Store& store, const std::string& query) {
  const auto rows = store.read(
      [&](Connection& c) -> Result<std::vector<IncidentRow>> { return IncidentTable(c).list({.query = query}); });
  std::vector<int64_t> all;
  for (const IncidentRow& row : *rows) all.push_back(row.id);
  return all;
}

int64_t revisions(Store& store) {
  return *store.read(
      [](Connection& c) -> Result<int64_t> { return c.first("SELECT COUNT(*) FROM revision")->integer(0); });
}

}  // namespace

template <typename T>
class CopyTest : public testing::Test {};
TYPED_TEST_SUITE(CopyTest, Engines);

TYPED_TEST(CopyTest, MovesToTheOtherEngineAndBackUnchanged) {
  using Other = std::conditional_t<std::is_same_v<TypeParam, Sqlite>, Postgresql, Sqlite>;
  Desk<TypeParam> here;
  Store store = here.open();
  fill(store, 2500);
  Desk<Other> there;
  const auto moved = copy_desk(here.location(), there.location(), false, kTestNow);
  ASSERT_TRUE(moved.ok()) << moved.error().message;
  Desk<TypeParam> home;
  const auto back = copy_desk(there.location(), home.location(), false, kTestNow);
  ASSERT_TRUE(back.ok()) << back.error().message;
  EXPECT_EQ(*moved, *back);
  Store again = home.open();
  EXPECT_EQ(revisions(again), 2500);
  EXPECT_THAT(*again.read([](Connection& c) -> Result<std::vector<std::string>> { return verify_chain(c); }),
              testing::IsEmpty());
  EXPECT_THAT(found(again, "some"), testing::ElementsAre(1));  // the full-text index came along
}

TYPED_TEST(CopyTest, LeavesADeskThatIsThereAloneUnlessTold) {
  Desk<TypeParam> here;
  Store store = here.open();
  fill(store, 3);
  Desk<Sqlite> there;
  Store other = there.open();
  fill(other, 5);
  const auto refused = copy_desk(here.location(), there.location(), false, kTestNow);
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().message, HasSubstr("holds a desk already"));
  EXPECT_EQ(revisions(other), 5);
  ASSERT_TRUE(copy_desk(here.location(), there.location(), true, kTestNow).ok());
  EXPECT_EQ(revisions(other), 3);
}

TYPED_TEST(CopyTest, BacksUpWhileAnotherHasItOpen) {
  Desk<TypeParam> desk;
  Store writer = desk.open();
  fill(writer, 50);
  Folder folder;
  const std::string file = folder.file("backup.sqlite");
  ASSERT_TRUE(back_up(desk.location(), file, kTestNow).ok());
  fill(writer, 10);
  Store copy = Store::open({Engine::sqlite, file}, {.create = false, .now = kTestNow}).value();
  EXPECT_EQ(revisions(copy), 50);
  const auto again = back_up(desk.location(), file, kTestNow);
  ASSERT_FALSE(again.ok());
  EXPECT_THAT(again.error().message, HasSubstr("exists already"));
}

// A database on a server may be shared; a table of somebody's own in the file does no harm either.
TYPED_TEST(CopyTest, LeavesOutWhatAnotherProgramKeepsBeside) {
  Desk<TypeParam> desk;
  Store store = desk.open();
  fill(store, 5);
  ASSERT_TRUE(store
                  .write([](Connection& c) -> Status {
                    c.execute("CREATE TABLE of_another_program (word TEXT)");  // without a primary key
                    c.execute("INSERT INTO of_another_program (word) VALUES ('x')");
                    return {};
                  })
                  .ok());
  Folder folder;
  const auto saved = back_up(desk.location(), folder.file("backup.sqlite"), kTestNow);
  ASSERT_TRUE(saved.ok()) << saved.error().message;
  for (const TableDigest& table : *saved) EXPECT_NE(table.table, "of_another_program");
  const auto restored = restore(folder.file("backup.sqlite"), desk.location(), true, kTestNow);
  EXPECT_TRUE(restored.ok()) << restored.error().message;
}

TEST(CopyTables, ComparisonSeesEveryDifference) {
  const std::vector<std::string> changes = {
      "UPDATE incident SET title = 'B'", "UPDATE incident SET bug = 5", "DELETE FROM incident_tag WHERE tag = 'y'",
      "UPDATE revision SET content = '' WHERE content IS NULL", "UPDATE chain_head SET seq = seq + 1"};
  for (const std::string& sql : changes) {
    Desk<Sqlite> desk;
    Store store = desk.open();
    fill(store, 10);
    const auto all = [&] {
      return *store.read([](Connection& c) -> Result<std::vector<TableDigest>> {
        std::vector<TableDigest> digests;
        for (const Table& table : tables(c)) digests.push_back(digest(c, table));
        return digests;
      });
    };
    const auto before = all();
    ASSERT_TRUE(store
                    .write([&](Connection& c) -> Status {
                      c.execute(sql);
                      return {};
                    })
                    .ok());
    EXPECT_NE(all(), before) << sql;
  }
}

}  // namespace candor::store
