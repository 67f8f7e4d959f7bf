// One suite over both engines: transactions, values, the log and its chain.
#include "store/store.h"

#include <gmock/gmock.h>

#include "store/migration.h"
#include "store/revision_log.h"
#include "store/test_desk.h"

namespace candor::store {

namespace {

Draft draft(const std::string& content, const std::string& subject = "incident/1") {
  return {.subject = subject, .kind = "incident.edited", .actor = "tester", .at = kTestNow, .content = content};
}

Result<Revision> append(Store& store, const Draft& what) {
  return store.write([&](Connection& c) -> Result<Revision> { return RevisionLog(c).append(what); });
}

std::vector<std::string> verify(Store& store) {
  return store.read([](Connection& c) -> Result<std::vector<std::string>> { return verify_chain(c); }).value();
}

Status execute(Store& store, const std::string& sql) {
  return store.write([&](Connection& c) -> Status {
    c.execute(sql);
    return {};
  });
}

}  // namespace

template <typename T>
class StoreTest : public testing::Test {};
TYPED_TEST_SUITE(StoreTest, Engines);

TYPED_TEST(StoreTest, KeepsWhatWasAppendedInOneChain) {
  Desk<TypeParam> desk;
  {
    Store store = desk.open();
    ASSERT_TRUE(append(store, draft(R"({"a":1})")).ok());
    ASSERT_TRUE(append(store, draft(R"({"b":2})", "incident/2")).ok());
    ASSERT_TRUE(append(store, draft(R"({"c":3})")).ok());
  }
  Store store = desk.open();
  const auto log =
      store.read([](Connection& c) -> Result<std::vector<Revision>> { return RevisionLog(c).of("incident/1"); });
  ASSERT_EQ(log->size(), 2U);
  EXPECT_EQ((*log)[1].seq, 3);
  EXPECT_EQ((*log)[1].number, 2);
  EXPECT_EQ((*log)[1].at, kTestNow);
  EXPECT_EQ((*log)[1].content, R"({"c":3})");
  EXPECT_EQ((*log)[0].prev_hash, kFirstHash);
  EXPECT_THAT(verify(store), testing::IsEmpty());
}

TYPED_TEST(StoreTest, LeavesNothingOfAFailedWrite) {
  Desk<TypeParam> desk;
  Store store = desk.open();
  const auto refused = store.write([](Connection& c) -> Result<Revision> {
    RevisionLog(c).append(draft("{}"));
    return Error{"no", ""};
  });
  EXPECT_FALSE(refused.ok());
  const auto number =
      store.read([](Connection& c) -> Result<int64_t> { return RevisionLog(c).last_number("incident/1"); });
  EXPECT_EQ(*number, 0);
  EXPECT_EQ(append(store, draft("{}"))->seq, 1);  // no gap
}

TYPED_TEST(StoreTest, TakesAnyTextButNullBytesAndBrokenUtf8) {
  Desk<TypeParam> desk;
  Store store = desk.open();
  const std::string odd = "'; DROP TABLE revision; -- \\ \" :name ::x \xE2\x82\xAC\n\t";
  EXPECT_EQ(append(store, draft(odd))->number, 1);
  EXPECT_EQ(append(store, draft(std::string(200'000, 'x')))->number, 2);
  const auto null_byte = append(store, draft(std::string("a\0b", 3)));
  ASSERT_FALSE(null_byte.ok());
  EXPECT_THAT(null_byte.error().message, testing::HasSubstr("null byte"));
  const auto broken = append(store, draft("a\xFF"));
  ASSERT_FALSE(broken.ok());
  EXPECT_THAT(broken.error().message, testing::HasSubstr("UTF-8"));
  const auto kept =
      store.read([](Connection& c) -> Result<std::vector<Revision>> { return RevisionLog(c).of("incident/1"); });
  ASSERT_EQ(kept->size(), 2U);
  EXPECT_EQ(kept->front().content, odd);
}

TYPED_TEST(StoreTest, NoticesEveryChangeOfTheChain) {
  const std::vector<std::string> tamperings = {
      "UPDATE revision SET content = '{\"x\":1}' WHERE seq = 2",
      "UPDATE revision SET actor = 'somebody else' WHERE seq = 2",
      "UPDATE revision SET at = at + 1 WHERE seq = 2",
      "UPDATE revision SET kind = 'incident.closed' WHERE seq = 2",
      "UPDATE revision SET subject = 'incident/9' WHERE seq = 2",
      "UPDATE revision SET content_sha256 = prev_hash, content = NULL WHERE seq = 2",
      "DELETE FROM revision WHERE seq = 1",
      "DELETE FROM revision WHERE seq = 2",
      "DELETE FROM revision WHERE seq = 3",
      "UPDATE revision SET number = number + 10 WHERE seq = 3",
  };
  for (const std::string& sql : tamperings) {
    Desk<TypeParam> desk;
    Store store = desk.open();
    for (const char* content : {"{\"a\":1}", "{\"b\":2}", "{\"c\":3}"}) {
      ASSERT_TRUE(append(store, draft(content)).ok());
    }
    ASSERT_TRUE(execute(store, sql).ok());
    EXPECT_THAT(verify(store), testing::Not(testing::IsEmpty())) << sql;
  }
}

TYPED_TEST(StoreTest, KeepsTheChainOverARedaction) {
  Desk<TypeParam> desk;
  Store store = desk.open();
  ASSERT_TRUE(append(store, draft(R"({"name":"personal"})")).ok());
  const auto redacted = store.write([](Connection& c) -> Result<Revision> {
    RevisionLog(c).redact("incident/1", 1);
    return RevisionLog(c).append({"incident/1", "revision.redacted", "tester", kTestNow, R"({"number":1})"});
  });
  ASSERT_TRUE(redacted.ok());
  EXPECT_THAT(verify(store), testing::IsEmpty());
  const auto first =
      store.read([](Connection& c) -> Result<std::optional<Revision>> { return RevisionLog(c).find("incident/1", 1); });
  EXPECT_EQ((*first)->content, std::nullopt);
}

TYPED_TEST(StoreTest, LetsTwoWritersTakeTurns) {
  Desk<TypeParam> desk;
  Store one = desk.open();
  Store other = desk.open();
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(append(one, draft("{\"one\":1}")).ok());
    ASSERT_TRUE(append(other, draft("{\"other\":1}")).ok());
  }
  EXPECT_EQ(append(one, draft("{}"))->seq, 11);
  EXPECT_THAT(verify(other), testing::IsEmpty());
}

TYPED_TEST(StoreTest, ReadsOneStateWhileAnotherWrites) {
  Desk<TypeParam> desk;
  Store reader = desk.open();
  Store writer = desk.open();
  ASSERT_TRUE(append(writer, draft("{}")).ok());
  const auto seen = reader.read([&](Connection& c) -> Result<std::pair<int64_t, int64_t>> {
    const int64_t before = RevisionLog(c).last_number("incident/1");
    EXPECT_TRUE(append(writer, draft("{}")).ok());
    return std::pair(before, RevisionLog(c).last_number("incident/1"));
  });
  ASSERT_TRUE(seen.ok());
  EXPECT_EQ(seen->first, 1);
  EXPECT_EQ(seen->second, 1);
}

TYPED_TEST(StoreTest, RefusesADatabaseOfANewerVersion) {
  Desk<TypeParam> desk;
  Store store = desk.open();
  ASSERT_TRUE(execute(store, "INSERT INTO schema_version (version, applied_at, name) VALUES (9999, 0, 'future')").ok());
  const auto again = Store::open(desk.location(), {.create = false, .now = kTestNow});
  ASSERT_FALSE(again.ok());
  EXPECT_THAT(again.error().message, testing::HasSubstr("newer version"));
}

TYPED_TEST(StoreTest, BindsNumbersAndNulls) {
  Desk<TypeParam> desk;
  Connection connection(desk.location(), true);
  connection.execute(in_dialect("CREATE TABLE sample (id {id}, big BIGINT, word {text})", connection.engine()));
  const std::string insert = "INSERT INTO sample (id, big, word) VALUES (:id, :big, :word)";
  EXPECT_EQ(connection.run(insert, {int64_t{1}, int64_t{-9'000'000'000'000}, Value()}), 1);
  EXPECT_EQ(connection.run(insert, {int64_t{2}, Value(), std::string("\xC3\xA9")}), 1);
  EXPECT_EQ(connection.run(insert, {int64_t{3}, Value(), std::string("z")}), 1);
  const auto rows = connection.rows("SELECT id, big, word FROM sample ORDER BY word DESC, id");
  ASSERT_EQ(rows.size(), 3U);
  const auto ordered = connection.rows("SELECT word FROM sample WHERE id > :id ORDER BY word", {int64_t{1}});
  EXPECT_EQ(ordered.front().text(0), "z");  // bytes, not a language's order, on both engines
  const auto first =
      connection.first("SELECT big, word, COUNT(*) FROM sample WHERE id = :id GROUP BY big, word", {int64_t{1}});
  EXPECT_EQ(first->integer(0), -9'000'000'000'000);
  EXPECT_TRUE(first->null(1));
  EXPECT_EQ(first->integer(2), 1);
  EXPECT_EQ(connection.run("DELETE FROM sample WHERE big IS NULL"), 2);
}

}  // namespace candor::store
