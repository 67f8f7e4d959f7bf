// What candor audit writes: valid against its schema, and safe whatever a comment holds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "base/file.h"
#include "desk/audit.h"
#include "output/audit_json.h"
#include "output/audit_text.h"
#include "support/json_schema.h"

namespace candor {

namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

json load(const std::string& path) {
  const auto bytes = read_file(std::string(CANDOR_SOURCE_DIR) + "/" + path, 1U << 24U);
  return json::parse(bytes.ok() ? *bytes : "null");
}

std::vector<lifecycle::BugAudit> audit(const json& bug) {
  const auto as_of = parse_instant("2026-05-01T00:00:00Z");
  auto read = desk::audit_bytes("bug.json", bug.dump(), {*as_of, {}});
  return read.ok() ? std::move(read).value() : std::vector<lifecycle::BugAudit>{};
}

json output_of(const std::vector<lifecycle::BugAudit>& audits) {
  json bugs = json::array();
  for (const auto& one : audits) bugs.push_back(json::parse(output::to_json(one).dump()));
  return {{"schema", "candor-audit/1"}, {"bugs", bugs}};
}

TEST(AuditOutput, JsonFollowsItsSchema) {
  const json schema = load("docs/audit-output.schema.json");
  const auto audits = audit(load("tests/cli/data/late-answer.json"));
  ASSERT_EQ(audits.size(), 1U);
  const json out = output_of(audits);
  EXPECT_THAT(fixture::validate(schema, out), IsEmpty());
  EXPECT_EQ(out["bugs"][0]["comments"][1]["role"], "question");
  EXPECT_EQ(out["bugs"][0]["comments"][0]["holds"][0], "full report");
}

TEST(AuditOutput, LittleKnownFollowsTheSchemaToo) {
  const json schema = load("docs/audit-output.schema.json");
  const auto audits = audit({{"bug", {{"id", 7}}}, {"history", nullptr}});
  ASSERT_EQ(audits.size(), 1U);
  EXPECT_THAT(fixture::validate(schema, output_of(audits)), IsEmpty());
  EXPECT_FALSE(audits[0].remarks.empty());
}

TEST(AuditOutput, HostileTextDoesNotReachTheTerminal) {
  json bug = load("tests/cli/data/late-answer.json");
  bug["bug"]["summary"] = "Owner: \x1b[2J red";
  bug["bug"]["assigned_to"] = "a\x1b[31m@owner.example";
  const auto audits = audit(bug);
  ASSERT_EQ(audits.size(), 1U);
  std::ostringstream out;
  output::write_text(audits[0], {.colour = false, .width = 80}, out);
  EXPECT_THAT(out.str(), Not(HasSubstr("\x1b")));
  EXPECT_THAT(out.str(), HasSubstr("\\x1b[2J red"));
  EXPECT_THAT(out.str(), HasSubstr("!"));  // the late answer, on its line
}

}  // namespace

}  // namespace candor
