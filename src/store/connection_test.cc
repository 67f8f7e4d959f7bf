// What a connection bears: visitors that use it, and a writer's place that is taken for too long. Over both engines.
#include "store/connection.h"

#include <gmock/gmock.h>

#include "store/migration.h"
#include "store/revision_log.h"
#include "store/test_desk.h"

namespace candor::store {

namespace {

Result<Revision> append(Store& store) {
  return store.write([](Connection& c) -> Result<Revision> {
    return RevisionLog(c).append({"incident/1", "incident.edited", "tester", kTestNow, "{}"});
  });
}

}  // namespace

template <typename T>
class ConnectionTest : public testing::Test {};
TYPED_TEST_SUITE(ConnectionTest, Engines);

// More statements than are kept prepared, the statement that is being read from, and one that fails.
TYPED_TEST(ConnectionTest, AVisitorMayUseItAsItLikes) {
  Desk<TypeParam> desk;
  Connection connection(desk.location(), true);
  connection.execute(in_dialect("CREATE TABLE sample (id {id}, word {text} NOT NULL)", connection.engine()));
  for (int64_t id = 1; id <= 5; ++id) {
    connection.run("INSERT INTO sample (id, word) VALUES (:id, :word)", {id, fmt::format("word {}", id)});
  }
  const std::string from = "SELECT id, word FROM sample WHERE id > :after ORDER BY id";
  std::vector<std::string> words;
  connection.query(from, {int64_t{0}}, [&](const Row& row) {
    for (int i = 0; i < 200; ++i) {
      EXPECT_EQ(connection.first(fmt::format("SELECT COUNT(*) FROM sample WHERE id > {}", i))->integer(0),
                std::max(0, 5 - i));
    }
    EXPECT_EQ(connection.rows(from, {row.integer(0)}).size(), static_cast<size_t>(5 - row.integer(0)));
    EXPECT_THROW(connection.run("SELECT nothing FROM nowhere"), Failure);
    words.push_back(row.text(1));
  });
  EXPECT_THAT(words, testing::ElementsAre("word 1", "word 2", "word 3", "word 4", "word 5"));
}

TYPED_TEST(ConnectionTest, WritesAgainAfterAnotherHeldTheWritersPlaceForTooLong) {
  Desk<TypeParam> desk;
  Store holder = desk.open();
  Store other = desk.open();
  ASSERT_TRUE(other
                  .read([](Connection& c) -> Status {
                    const bool sqlite = c.engine() == Engine::sqlite;
                    c.execute(sqlite ? "PRAGMA busy_timeout = 50" : "SET lock_timeout = '50ms'");
                    return {};
                  })
                  .ok());
  ASSERT_TRUE(holder
                  .write([&](Connection&) -> Status {
                    const auto refused = append(other);
                    EXPECT_FALSE(refused.ok());
                    EXPECT_THAT(refused.ok() ? "" : refused.error().message, testing::HasSubstr("for too long"));
                    return {};
                  })
                  .ok());
  const auto written = append(other);
  EXPECT_TRUE(written.ok()) << written.error().message;
}

}  // namespace candor::store
