// A desk that is damaged, cut, empty or somebody else's is refused at once, with a sentence, and left as it is.
#include "store/sanity.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "store/migration.h"
#include "store/revision_log.h"
#include "store/store.h"
#include "store/test_desk.h"

namespace candor::store {

namespace {

using testing::HasSubstr;

// A desk with three revisions of incident 1, and then one statement that nobody should run.
template <typename Engine>
void damage(const Desk<Engine>& desk, const std::string& sql) {
  Store store = desk.open();
  const auto done = store.write([&](Connection& c) -> Result<bool> {
    for (const char* content : {"{\"a\":1}", "{\"b\":2}", "{\"c\":3}"}) {
      RevisionLog(c).append({"incident/1", "incident.edited", "tester", kTestNow, content});
    }
    c.execute(sql);
    return true;
  });
  ASSERT_TRUE(done.ok());
}

std::string refusal(const Location& location) {
  const auto store = Store::open(location, {.create = false, .now = kTestNow});
  return store.ok() ? "opened" : store.error().message;
}

}  // namespace

template <typename T>
class SanityTest : public testing::Test {};
TYPED_TEST_SUITE(SanityTest, Engines);

TYPED_TEST(SanityTest, ASoundDeskIsOpened) {
  Desk<TypeParam> desk;
  damage(desk, "UPDATE revision SET actor = actor");
  EXPECT_EQ(refusal(desk.location()), "opened");
}

TYPED_TEST(SanityTest, TheEndOfTheChainMustBeWhatWasRecorded) {
  for (const char* sql :
       {"DELETE FROM revision WHERE seq = 3", "UPDATE chain_head SET seq = 2",
        "UPDATE revision SET content = '{}' WHERE seq = 3", "DELETE FROM revision WHERE seq = 1",
        "UPDATE revision SET actor = 'other' WHERE seq = 3", "DELETE FROM chain_head", "DELETE FROM revision"}) {
    Desk<TypeParam> desk;
    damage(desk, sql);
    EXPECT_THAT(refusal(desk.location()), HasSubstr("is damaged or was copied while it was written to")) << sql;
    // To find out what is wrong it opens all the same.
    EXPECT_TRUE(Store::open(desk.location(), {.look = false, .now = kTestNow}).ok()) << sql;
  }
}

TYPED_TEST(SanityTest, NoRevisionIsShownThatIsNotWhatWasRecorded) {
  for (const char* sql : {"UPDATE revision SET content = '{}' WHERE seq = 2",
                          "UPDATE revision SET at = 0 WHERE seq = 2", "DELETE FROM revision WHERE seq = 2"}) {
    Desk<TypeParam> desk;
    damage(desk, sql);
    Store store = desk.open();
    const auto shown =
        store.read([](Connection& c) -> Result<std::vector<Revision>> { return RevisionLog(c).of("incident/1"); });
    ASSERT_FALSE(shown.ok()) << sql;
    EXPECT_THAT(shown.error().message, HasSubstr("of incident/1 is damaged: it is not what was recorded"));
  }
}

TYPED_TEST(SanityTest, ARedactedRevisionIsSound) {
  Desk<TypeParam> desk;
  damage(desk, "UPDATE revision SET content = NULL WHERE seq > 1");
  Store store = desk.open();
  EXPECT_TRUE(
      store.read([](Connection& c) -> Result<std::vector<Revision>> { return RevisionLog(c).of("incident/1"); }).ok());
}

TYPED_TEST(SanityTest, AnotherProgramsTablesAreLeftAlone) {
  Desk<TypeParam> desk;
  Connection connection(desk.location(), true);
  connection.execute(in_dialect("CREATE TABLE schema_version (version {id}, name {text})", connection.engine()));
  connection.execute("INSERT INTO schema_version (version, name) VALUES (1, 'invoices')");
  for (const bool create : {false, true}) {
    const auto store = Store::open(desk.location(), {.create = create, .now = kTestNow});
    ASSERT_FALSE(store.ok());
    EXPECT_THAT(store.error().message, HasSubstr("is the database of another program"));
  }
  EXPECT_EQ(connection.first("SELECT COUNT(*) FROM schema_version")->integer(0), 1);
}

TYPED_TEST(SanityTest, AnEmptyDatabaseIsNoDeskOnWhichNothingIsDue) {
  Desk<TypeParam> desk;
  { Connection connection(desk.location(), true); }
  EXPECT_THAT(refusal(desk.location()), HasSubstr("there is no desk in"));
  EXPECT_TRUE(Store::open(desk.location(), {.create = true, .now = kTestNow}).ok());
  EXPECT_EQ(refusal(desk.location()), "opened");
}

TEST(Sanity, APageOfZeroesIsNoticedByWhoReadsIt) {
  Desk<Sqlite> desk;
  {
    Store store = desk.open();
    ASSERT_TRUE(store
                    .write([](Connection& c) -> Result<bool> {
                      for (int i = 0; i < 50; ++i) {
                        const std::string content = fmt::format("{{\"text\":\"{}\"}}", std::string(9000, 'x'));
                        RevisionLog(c).append({"incident/1", "incident.edited", "tester", kTestNow, content});
                      }
                      return true;
                    })
                    .ok());
  }
  const std::string path = desk.location().target;
  std::string bytes = *read_file(path, 64U << 20U);
  ASSERT_GT(bytes.size(), 300'000U);
  for (size_t page = bytes.size() / 4096 / 2; page < bytes.size() / 4096 / 2 + 4; ++page) {
    bytes.replace(page * 4096, 4096, 4096, '\0');
  }
  ASSERT_TRUE(write_file_atomically(path, bytes).ok());
  auto store = Store::open(desk.location(), {.create = false, .now = kTestNow});
  if (!store.ok()) return;  // noticed at once
  const auto shown =
      store->read([](Connection& c) -> Result<std::vector<Revision>> { return RevisionLog(c).of("incident/1"); });
  ASSERT_FALSE(shown.ok());
  EXPECT_THAT(shown.error().message, HasSubstr("damaged"));
}

}  // namespace candor::store
