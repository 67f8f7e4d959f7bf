// Every output format on real checks: valid against its schema, and safe whatever the report holds.
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "base/file.h"
#include "desk/check.h"
#include "output/emitter.h"
#include "support/json_schema.h"

namespace candor {

namespace {

using nlohmann::json;
using output::Format;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view kSource = CANDOR_SOURCE_DIR;

json load(const std::string& path) {
  const auto bytes = read_file(std::string(kSource) + "/" + path, 1U << 24U);
  return json::parse(bytes.ok() ? *bytes : "null");
}

// A report with something of everything: wrong dates, an action table, a factor, hostile bytes.
constexpr const char* kReport =
    "## Full Incident Report\n\n### Summary\n\n- **Incident description:** \x1b[2J late \xe2\x80\xae CRLs "
    "%0A::error::x\n"
    "- **Timeline summary:**\n  - **Non-compliance start date:** 03/04/2026\n"
    "### Timeline\n\nAll times are UTC.\n\n- 2026-04-01 10:00 Began.\n- 2026-04-01 Ended, twice.\n\n"
    "### Root Cause Analysis\n\n**Contributing Factor #1: Haste**\n- **Description:** We hurried.\n\n"
    "### Action Items\n\n| Action Item | Kind | Corresponding Root Cause(s) | Evaluation Criteria | Due Date | Status "
    "|\n"
    "|---|---|---|---|---|---|\n| Slow down | Prevent | Root Cause # 1 | Speed | | Ongoing |\n";

// Whatever the rules find, there is one diagnostic with every part, and one in a listing.
void add_diagnostics(desk::Checked& checked) {
  rules::Diagnostic full;
  full.rule = "made-up";
  full.requirements = {"summary-description"};
  full.level = guidelines::Level::should;
  full.span = {30, 90};  // over several lines
  full.message = "reads as \x1b[31mred";
  full.help = "Do this, 100 %.";
  full.citation = "Guidelines 3.2, Summary";
  full.fixes = {{"insert a label", {30, 30}, "- **Label:**\n"}, {"insert a label", {60, 61}, ""}};
  rules::Diagnostic listed = full;
  listed.level = guidelines::Level::must;
  listed.fixes.clear();
  listed.listing = "list.csv";
  listed.listing_line = 7;
  checked.result.diagnostics.push_back(full);
  checked.result.diagnostics.push_back(listed);
}

desk::Checked check(const std::string& name, const std::string& text) {
  desk::CheckWords words;
  words.guidelines = "3.2";
  auto request = desk::make_request(words, *parse_instant("2026-06-01"));
  auto checked = desk::check_bytes(name, text, *request);
  EXPECT_TRUE(checked.ok()) << checked.error().message;
  add_diagnostics(*checked);
  return std::move(checked).value();
}

std::string print(Format format, const desk::Checked& checked, output::Style style = {}) {
  std::ostringstream out;
  const auto emitter = output::make_emitter(format, out, style);
  emitter->checked(checked);
  emitter->failed("bad\x1b.md", {"bad.md is empty", "There is nothing to check."});
  emitter->finish();
  return out.str();
}

}  // namespace

TEST(JsonSchema, FindsWhatIsWrong) {
  const json schema = {{"type", "object"},
                       {"required", {"a"}},
                       {"properties", {{"a", {{"enum", {1, 2}}}}, {"b", {{"items", {{"type", "string"}}}}}}},
                       {"additionalProperties", false}};
  EXPECT_THAT(fixture::validate(schema, {{"a", 1}}), IsEmpty());
  EXPECT_EQ(fixture::validate(schema, {{"a", 3}}).size(), 1U);
  EXPECT_EQ(fixture::validate(schema, json::object()).size(), 1U);
  EXPECT_EQ(fixture::validate(schema, {{"a", 1}, {"c", 1}}).size(), 1U);
  EXPECT_EQ(fixture::validate(schema, {{"a", 1}, {"b", {1, "x", 2}}}).size(), 2U);
  EXPECT_EQ(fixture::validate({{"unheard", 1}}, 1).size(), 1U);
}

TEST(Output, JsonFollowsItsSchema) {
  const json schema = load("docs/check-output.schema.json");
  output::Style style;
  style.review = true;
  const json log = json::parse(print(Format::json, check("r.md", kReport), style));
  EXPECT_THAT(fixture::validate(schema, log), IsEmpty());
  const json& file = log["files"][0];
  EXPECT_EQ(file["kind"], "full");
  EXPECT_EQ(file["version"], "3.2");
  EXPECT_EQ(file["diagnostics"].back()["listing"]["line"], 7);
  EXPECT_EQ(file["action_items"].size(), 1U);
  EXPECT_EQ(file["contributing_factors"][0]["number"], 1);
  EXPECT_EQ(file["timeline"].size(), 2U);
  EXPECT_THAT(file["review"], Not(IsEmpty()));
  EXPECT_EQ(log["errors"].size(), 1U);
  EXPECT_EQ(log["summary"]["not_checked"], 1);
}

TEST(Output, SarifFollowsTheOfficialSchema) {
  const json schema = load("tests/data/schema/sarif-2.1.0-rtm.5.json");
  const json log = json::parse(print(Format::sarif, check("a folder/r\xc3\xa9port.md", kReport)));
  EXPECT_THAT(fixture::validate(schema, log), IsEmpty());
  const json& run = log["runs"][0];
  const json& rules = run["tool"]["driver"]["rules"];
  ASSERT_THAT(run["results"], Not(IsEmpty()));
  for (const json& result : run["results"]) {
    if (result.contains("ruleIndex")) {
      EXPECT_EQ(rules[result["ruleIndex"].get<size_t>()]["id"], result["ruleId"]);
    }
    const json& place = result["locations"][0]["physicalLocation"];
    const bool listed = place["region"]["startLine"] == 7 && place["artifactLocation"]["uri"] == "list.csv";
    EXPECT_TRUE(listed || place["artifactLocation"]["uri"] == "a%20folder/r%C3%A9port.md") << place;
  }
  // Of a finding in a listing: the row, as text, JSON and GitHub have it, and the report's place beside it.
  const json& listed = run["results"].back();
  EXPECT_EQ(listed["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "list.csv");
  EXPECT_EQ(listed["locations"][0]["physicalLocation"]["region"]["startLine"], 7);
  EXPECT_EQ(listed["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20folder/r%C3%A9port.md");
  for (const json& rule : rules) EXPECT_THAT(rule["properties"]["requirements"], Not(IsEmpty())) << rule["id"];
  EXPECT_EQ(run["invocations"][0]["executionSuccessful"], false);
}

// Real reports have every oddity that our own example lacks. One run over all of them, as a user would.
TEST(Output, EveryReportOfTheTestsFollowsBothSchemas) {
  std::ostringstream ours;
  std::ostringstream sarif;
  const auto json_emitter = output::make_emitter(Format::json, ours, {});
  const auto sarif_emitter = output::make_emitter(Format::sarif, sarif, {});
  int reports = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(kSource) + "/tests")) {
    const auto bytes = read_file(entry.path().string(), 1U << 20U);
    if (entry.path().extension() != ".md" || !bytes.ok()) continue;
    const desk::Checked checked = check(entry.path().filename().string(), *bytes);
    json_emitter->checked(checked);
    sarif_emitter->checked(checked);
    ++reports;
  }
  json_emitter->finish();
  sarif_emitter->finish();
  EXPECT_GT(reports, 100);
  EXPECT_THAT(fixture::validate(load("docs/check-output.schema.json"), json::parse(ours.str())), IsEmpty());
  EXPECT_THAT(fixture::validate(load("tests/data/schema/sarif-2.1.0-rtm.5.json"), json::parse(sarif.str())), IsEmpty());
}

TEST(Output, TextLooksLikeACompiler) {
  desk::CheckWords words;
  words.as_of = "2026-05-27";
  auto request = desk::make_request(words, *parse_instant("2026-06-01"));
  desk::Checked checked = desk::check_text({.name = "r.md", .bytes = "\n# \tImpact \xe4\xb8\xad of it\n"}, *request);
  rules::Diagnostic found;
  found.rule = "some-rule";
  found.span = {11, 20};
  found.message = "this is \"so\"";
  found.help = "Do it in a way that takes more than one line of a narrow terminal to say.";
  found.citation = "CCADB Incident Reporting Guidelines 3.2, Impact, 1.1 2.1 3.1 4.1 5.1";
  found.fixes = {{"write it so", {12, 13}, "x"}};
  checked.result.diagnostics = {found};
  checked.remarks = {"Look."};
  std::ostringstream out;
  output::Style style;
  style.width = 60;
  const auto emitter = output::make_emitter(Format::text, out, style);
  emitter->checked(checked);
  emitter->finish();
  const std::string text = out.str();
  EXPECT_THAT(text, HasSubstr("r.md\n  kind: "));
  EXPECT_THAT(text, HasSubstr("  remark: Look.\n  result: 1 MUST\n\n"));
  EXPECT_THAT(text, HasSubstr("r.md:2:11: MUST some-rule: this is \"so\"\n"
                              "    2 | #   Impact \xe4\xb8\xad of it\n"
                              "      |            ^^^^^^^^\n"
                              "        help: Do it in a way that takes more than one line\n"
                              "              of a narrow terminal to say.\n"
                              "        note: Guidelines 3.2, Impact, 1.1 and 4 more (a\n"
                              "              keyword of the guidelines)\n"
                              "        fix: write it so ('candor fix' does it)\n"
                              "\n1 file: 1 MUST\n"));
}

TEST(Output, LevelHidesWhatIsWeaker) {
  output::Style style;
  style.least = guidelines::Level::must;
  const json log = json::parse(print(Format::json, check("r.md", kReport), style));
  for (const json& diagnostic : log["files"][0]["diagnostics"]) EXPECT_EQ(diagnostic["level"], "MUST");
  EXPECT_EQ(log["summary"]["should"], 0);
}

TEST(Output, NothingOfAReportSteersATerminalOrALog) {
  const desk::Checked checked = check("r\x1b]0;owned\x07.md", kReport);
  for (const Format format : {Format::text, Format::github, Format::json, Format::sarif}) {
    const std::string printed = print(format, checked);
    EXPECT_THAT(printed, Not(HasSubstr("\x1b")));
    EXPECT_THAT(printed, Not(HasSubstr("\x07")));
  }
  EXPECT_THAT(print(Format::text, checked), Not(HasSubstr("\xe2\x80\xae")));
  EXPECT_THAT(print(Format::github, checked), Not(HasSubstr("%0A::error::x")));
  std::istringstream lines(print(Format::github, checked));
  for (std::string line; std::getline(lines, line);) {
    EXPECT_THAT(line, ::testing::MatchesRegex("::(error|warning|notice) file=.*::.*"));
  }
}

TEST(Output, ColourOnlyWhenAsked) {
  output::Style style;
  EXPECT_THAT(print(Format::text, check("r.md", kReport), style), Not(HasSubstr("\x1b[")));
  style.colour = true;
  EXPECT_THAT(print(Format::text, check("r.md", kReport), style), HasSubstr("\x1b["));
}

TEST(Output, AnInternalErrorIsShown) {
  desk::Checked checked = check("r.md", kReport);
  rules::Diagnostic& broken = checked.result.diagnostics.emplace_back();
  broken.rule = "internal-error";
  broken.level = guidelines::Level::may;
  broken.message = "rule x failed and was skipped: bad luck \xff";
  EXPECT_THAT(print(Format::text, checked), HasSubstr("internal-error"));
  const json log = json::parse(print(Format::sarif, checked));
  EXPECT_THAT(fixture::validate(load("tests/data/schema/sarif-2.1.0-rtm.5.json"), log), IsEmpty());
  EXPECT_THAT(fixture::validate(load("docs/check-output.schema.json"), json::parse(print(Format::json, checked))),
              IsEmpty());
}

}  // namespace candor
