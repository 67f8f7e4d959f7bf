// What SQL of users may not do, since it would not give the same again.
#include "evidence/sql_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evidence/sql.h"

namespace candor::evidence {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// Two rows with a word and a time.
class TwoRows : public RowSource {
 public:
  Status rewind() override {
    row_ = -1;
    return {};
  }
  Result<bool> next() override { return ++row_ < 2; }
  Value value(size_t column) const override {
    return column == 0 ? Value(std::string(row_ == 0 ? "now" : "utc")) : Value(std::string("2026-04-01T12:00:00Z"));
  }

 private:
  int row_ = -1;
};

const TableShape kShape{"rows", {{"word", "TEXT"}, {"time", "TEXT"}}, ""};

// The first cell of each row, or what is wrong.
std::string result_of(const std::string& sql) {
  TwoRows rows;
  SqlTable table(rows, kShape);
  const auto statement = table.prepare(sql);
  if (!statement) return statement.error().message;
  std::string out;
  std::vector<Cell> cells;
  while (true) {
    const auto more = table.step(statement->get());
    if (!more) return more.error().message;
    if (!*more) return out;
    SqlTable::read_row(statement->get(), cells);
    const auto* number = std::get_if<int64_t>(&cells[0]);
    out += (number != nullptr ? std::to_string(*number) : std::get<std::string>(cells[0])) + ";";
  }
}

TEST(SqlRules, KnowNoCurrentTime) {
  for (const char* sql : {"SELECT current_timestamp FROM rows", "SELECT CURRENT_DATE FROM rows",
                          "SELECT time < current_time FROM rows", "SELECT time < datetime('now') FROM rows",
                          "SELECT julianday() FROM rows", "SELECT strftime('%s', 'n' || 'ow') FROM rows",
                          "SELECT date(word) FROM rows", "SELECT unixepoch('NOW', '-1 day') FROM rows",
                          "SELECT count(*) FROM rows WHERE time < (SELECT datetime('now'))"}) {
    EXPECT_THAT(result_of(sql), HasSubstr("the current time is another one at each run")) << sql;
  }
}

TEST(SqlRules, LeaveTimesThatAreWrittenOut) {
  EXPECT_EQ(result_of("SELECT datetime(time, '+2 days') FROM rows"), "2026-04-03 12:00:00;2026-04-03 12:00:00;");
  EXPECT_EQ(result_of("SELECT date('2026-04-01', 'start of year') FROM rows WHERE word = 'utc'"), "2026-01-01;");
  EXPECT_EQ(result_of("SELECT word FROM rows"), "now;utc;") << "a word is no time";
}

TEST(SqlRules, AskNobodyForAnotherTimeAfterwards) {
  EXPECT_THAT(result_of("SELECT datetime('now') FROM rows"), HasSubstr("the current time"));
  EXPECT_EQ(result_of("SELECT count(*) FROM rows"), "2;");
}

TEST(SqlRules, LeaveNothingToChance) {
  EXPECT_THAT(result_of("SELECT word FROM rows ORDER BY random()"), StartsWith("SQL: random() gives something else"));
  EXPECT_THAT(result_of("SELECT RandomBlob(8) FROM rows"), StartsWith("SQL: randomblob() gives something else"));
}

TEST(SqlRules, KnowNoLocalTime) {
  EXPECT_THAT(result_of("SELECT datetime(time, 'LocalTime') FROM rows"), StartsWith("SQL: local time depends"));
  EXPECT_THAT(result_of("SELECT datetime(time, 'utc') FROM rows"), StartsWith("SQL: local time depends"));
  EXPECT_EQ(result_of("SELECT count(*) FROM rows WHERE word = 'utc'"), "1;");
}

TEST(SqlRules, LetNoConditionCountRows) {
  TwoRows rows;
  SqlTable table(rows, kShape);
  for (const char* condition : {"rowid < 3", "word = 'now' OR _rowid_ = 1", "oid"}) {
    const auto status = table.check_condition(condition);
    ASSERT_FALSE(status) << condition;
    EXPECT_THAT(status.error().message, HasSubstr("cannot use the number of the row"));
  }
  EXPECT_TRUE(table.check_condition("word = 'rowid'"));
  EXPECT_FALSE(table.check_condition("1) OR (1"));
  EXPECT_EQ(result_of("SELECT rowid FROM rows"), "0;1;") << "a query may";
}

// fts3_tokenizer() takes and gives addresses of this process.
TEST(SqlRules, LetNobodyReachIntoSqlite) {
  for (const char* sql :
       {"SELECT hex(fts3_tokenizer('simple', x'4141414141414141'))", "SELECT hex(FTS3_Tokenizer('simple')) FROM rows",
        "SELECT load_extension('x') FROM rows", "SELECT rtreecheck('rows')", "SELECT fts5(NULL)",
        "SELECT fts5_source_id()", "SELECT word FROM rows WHERE fts3_tokenizer(word) IS NULL"}) {
    EXPECT_THAT(result_of(sql), HasSubstr("() is not authorized: it works on SQLite itself")) << sql;
  }
  for (const char* sql :
       {"SELECT sqlite_version()", "SELECT sqlite_source_id()", "SELECT sqlite_compileoption_get(1)"}) {
    EXPECT_THAT(result_of(sql), HasSubstr("() depends on the machine")) << sql;
  }
}

TEST(SqlRules, LeaveFunctionsOverValues) {
  EXPECT_EQ(result_of("SELECT upper(word) || length(time) FROM rows WHERE word LIKE 'n%' OR word GLOB 'u*'"),
            "NOW20;UTC20;");
  EXPECT_EQ(result_of("SELECT (json_extract('{\"a\":5}', '$.a') + round(sqrt(16))) || '' FROM rows LIMIT 1"), "9.0;");
  EXPECT_EQ(result_of("SELECT group_concat(word) FROM rows"), "now,utc;");
  EXPECT_EQ(result_of("SELECT count(*) + row_number() OVER () FROM rows"), "3;");
}

TEST(SqlRules, SayWhatIsWrongWithACondition) {
  TwoRows rows;
  SqlTable table(rows, kShape);
  const auto message = [&](const char* condition) { return table.check_condition(condition).error().message; };
  EXPECT_THAT(message("word = 'now'; DROP TABLE rows"), HasSubstr("near \";\": syntax error"));
  EXPECT_THAT(message("word = 'now' /*"), HasSubstr("incomplete input"));
  EXPECT_THAT(message("wort = 'now'"), HasSubstr("no such column: wort"));
  EXPECT_THAT(message("count(*) > 1"), HasSubstr("looks at one row at a time"));
}

// Rows that cannot be read are no fault of the statement.
TEST(SqlRules, LeaveTheWordToTheSource) {
  class Unreadable : public TwoRows {
    Status rewind() override { return Error{"cannot read rows.csv: gone", "Look for it."}; }
  } rows;
  SqlTable table(rows, kShape);
  const auto statement = table.prepare("SELECT word FROM rows");
  ASSERT_TRUE(statement);
  const auto step = table.step(statement->get());
  ASSERT_FALSE(step);
  EXPECT_EQ(step.error().message, "cannot read rows.csv: gone");
  EXPECT_EQ(step.error().advice, "Look for it.");
}

TEST(SqlRules, ReadTheTableOnly) {
  for (const char* sql : {"PRAGMA database_list", "ATTACH ':memory:' AS other", "SELECT load_extension('x') FROM rows",
                          "CREATE TABLE t(a)"}) {
    EXPECT_THAT(result_of(sql), HasSubstr("not authorized")) << sql;
  }
}

}  // namespace
}  // namespace candor::evidence
