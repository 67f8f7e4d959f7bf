// Every earlier schema, with data in it, is brought to the newest one without losing a row. tests/data/schemas/N.jsonl
// is what step N leaves, filled; steps.txt fixes the steps that were released.
#include "store/migration.h"

#include <cstdlib>
#include <fmt/ranges.h>
#include <fstream>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/running_sha256.h"
#include "store/incident_table.h"
#include "store/revision_log.h"
#include "store/tables.h"
#include "store/test_desk.h"

namespace candor::store {

namespace {

using nlohmann::json;

const std::string kSchemas = CANDOR_TEST_DATA "/schemas/";

std::string digest_of(const Migration& step) {
  RunningSha256 sha256;
  for (const std::string_view statement : step.statements) {
    sha256.update(statement);
    sha256.update("\n");
  }
  return sha256.hex();
}

std::string steps_text() {
  std::string text;
  int number = 0;
  for (const Migration* step : migrations()) text += fmt::format("{} {} {}\n", ++number, step->name, digest_of(*step));
  return text;
}

Value value_of_json(const json& cell) {
  if (cell.is_null()) return {};
  if (cell.is_number()) return cell.get<int64_t>();
  return cell.get<std::string>();
}

// Lines of {"table": ..., "row": {column: value}}.
void load(Connection& connection, const std::string& path) {
  std::ifstream in(path);
  ASSERT_TRUE(in) << path;
  for (std::string line; std::getline(in, line);) {
    const json entry = json::parse(line);
    std::string columns, parameters;
    std::vector<Value> values;
    for (const auto& [column, cell] : entry.at("row").items()) {
      columns += (columns.empty() ? "" : ", ") + column;
      parameters += (parameters.empty() ? ":" : ", :") + column;
      values.push_back(value_of_json(cell));
    }
    connection.run(
        fmt::format("INSERT INTO {} ({}) VALUES ({})", entry.at("table").get<std::string>(), columns, parameters),
        values);
  }
}

bool of_schema_itself(const Table& table) {
  return table.name == "schema_version";
}

std::map<std::string, TableDigest> digests(Connection& connection, const std::vector<Table>& tables) {
  std::map<std::string, TableDigest> all;
  for (const Table& table : tables) {
    if (!of_schema_itself(table)) all.emplace(table.name, digest(connection, table));
  }
  return all;
}

// The desk that the dumps hold: a little of everything, made by the code of its time.
void fill_record(Connection& connection) {
  RevisionLog log(connection);
  for (int i = 1; i <= 5; ++i) {
    log.append({fmt::format("incident/{}", i % 2 + 1), "incident.edited", "officer", kTestNow,
                fmt::format("{{\"title\":\"{}\"}}", i)});
  }
  log.redact("incident/1", 1);
  for (int64_t id = 1; id <= 2; ++id) {
    IncidentProjection one;
    one.row.id = id;
    one.row.state = "open";
    one.row.tags = {"tag"};
    one.words = "searchable words";
    one.clocks = {{"full-report", "MUST", kTestNow, "{}"}};
    one.links = {{"related", std::nullopt, 1'700'000}};
    IncidentTable(connection).replace(one);
  }
}

// Two rows in each table that is still empty.
void fill_rest(Connection& connection) {
  for (const Table& table : tables(connection)) {
    if (connection.first("SELECT COUNT(*) FROM " + table.name)->integer(0) > 0) continue;
    for (int64_t n = 1; n <= 2; ++n) {
      std::string parameters;
      std::vector<Value> values;
      for (const std::string& column : table.columns) {
        parameters += (parameters.empty() ? ":" : ", :") + column;
        const auto type =
            connection.first("SELECT type FROM pragma_table_info(:table) WHERE name = :name", {table.name, column});
        values.push_back(type->text(0) == "TEXT" ? Value(fmt::format("{} {}", column, n)) : Value(n));
      }
      connection.run(
          fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, fmt::join(table.columns, ", "), parameters),
          values);
    }
  }
}

void write_dump(Connection& connection, const std::string& path) {
  std::ofstream out(path);
  for (const Table& table : tables(connection)) {
    if (of_schema_itself(table)) continue;
    each_row(connection, table, [&](const Row& row) {
      json cells = json::object();
      for (size_t i = 0; i < row.size(); ++i) {
        if (row.null(i))
          cells[table.columns[i]] = nullptr;
        else if (const auto* number = std::get_if<int64_t>(&row.cell(i)))
          cells[table.columns[i]] = *number;
        else
          cells[table.columns[i]] = row.text(i);
      }
      out << json{{"table", table.name}, {"row", cells}}.dump() << "\n";
    });
  }
}

}  // namespace

template <typename T>
class MigrationTest : public testing::Test {};
TYPED_TEST_SUITE(MigrationTest, Engines);

TYPED_TEST(MigrationTest, BringsEveryEarlierSchemaUpWithAllOfItsRows) {
  for (int version = 1; version <= newest_schema(); ++version) {
    SCOPED_TRACE(version);
    Desk<TypeParam> desk;
    Connection connection(desk.location(), true);
    migrate(connection, kTestNow, version);
    ASSERT_EQ(schema(connection), version);
    connection.execute("DELETE FROM chain_head");  // the dump has its own
    load(connection, fmt::format("{}{}.jsonl", kSchemas, version));
    const std::vector<Table> before = tables(connection);
    const auto held = digests(connection, before);
    migrate(connection, kTestNow);
    EXPECT_EQ(schema(connection), newest_schema());
    EXPECT_EQ(digests(connection, before), held);
    EXPECT_THAT(verify_chain(connection), testing::IsEmpty());
    EXPECT_EQ(IncidentTable(connection).list({.query = "search"}).size(), 2U);
    migrate(connection, kTestNow);  // once more changes nothing
    EXPECT_EQ(digests(connection, before), held);
  }
}

TYPED_TEST(MigrationTest, AFailedStepLeavesTheSchemaBefore) {
  Desk<TypeParam> desk;
  Connection connection(desk.location(), true);
  migrate(connection, kTestNow, 1);
  connection.execute("CREATE TABLE outbox (id BIGINT)");  // in the way of step 2
  EXPECT_THROW(migrate(connection, kTestNow), Failure);
  EXPECT_EQ(schema(connection), 1);
}

TYPED_TEST(MigrationTest, RefusesTheDatabaseOfAnotherProgram) {
  for (const char* table : {"customer", "schema_version"}) {
    Desk<TypeParam> desk;
    Connection connection(desk.location(), true);
    connection.execute(fmt::format("CREATE TABLE {} (installed_rank BIGINT)", table));
    try {
      migrate(connection, kTestNow);
      ADD_FAILURE() << "took a database with a table " << table;
    } catch (const Failure& failure) {
      EXPECT_THAT(failure.error().message, testing::HasSubstr("is the database of another program"));
    }
    EXPECT_EQ(connection.first(fmt::format("SELECT COUNT(*) FROM {}", table))->integer(0), 0);
    EXPECT_EQ(schema(connection), std::nullopt);
  }
}

// What copies take along: none of the tables that a step makes is left out, whatever its statement looks like.
TYPED_TEST(MigrationTest, KnowsEveryTableThatItsStepsMake) {
  Desk<TypeParam> desk;
  Connection connection(desk.location(), true);
  migrate(connection, kTestNow);
  const auto made = connection.rows(
      connection.engine() == Engine::sqlite
          ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%!_words!_index%' ESCAPE '!' "
            "ORDER BY name"
          : "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema() "
            "ORDER BY CAST(table_name AS TEXT) COLLATE \"C\"");
  std::vector<std::string> names, taken;
  for (const Row& row : made) names.push_back(row.text(0));
  for (const Table& table : tables(connection)) taken.push_back(table.name);
  EXPECT_EQ(taken, names);
}

TEST(MigrationSteps, ReleasedStepsAreNeverChanged) {
  std::ifstream in(kSchemas + "steps.txt");
  std::stringstream recorded;
  recorded << in.rdbuf();
  EXPECT_EQ(recorded.str(), steps_text()) << "a new step: run DISABLED_WriteDumps; a changed one: take the change back";
}

// Adds what is missing in tests/data/schemas after a new step; what is there stays.
TEST(MigrationSteps, DISABLED_WriteDumps) {
  for (int version = 1; version <= newest_schema(); ++version) {
    const std::string path = fmt::format("{}{}.jsonl", kSchemas, version);
    if (std::filesystem::exists(path)) continue;
    Desk<Sqlite> desk;
    Connection connection(desk.location(), true);
    migrate(connection, kTestNow, version);
    fill_record(connection);
    fill_rest(connection);
    write_dump(connection, path);
  }
  std::ofstream(kSchemas + "steps.txt") << steps_text();
}

TEST(MigrationDialect, WritesOneStatementForTwoEngines) {
  EXPECT_EQ(in_dialect("a {id}, b {text}, c {text}", Engine::sqlite), "a INTEGER PRIMARY KEY, b TEXT, c TEXT");
  EXPECT_EQ(in_dialect("a {id}, b {text}", Engine::postgresql), "a BIGINT PRIMARY KEY, b TEXT COLLATE \"C\"");
  EXPECT_EQ(in_dialect("sqlite:x", Engine::sqlite), "x");
  EXPECT_EQ(in_dialect("sqlite:x", Engine::postgresql), "");
  EXPECT_EQ(in_dialect("postgresql:x", Engine::postgresql), "x");
}

}  // namespace candor::store
