// tests/rules/<rule-id>/<name>.md: a report on which exactly the diagnostics of that rule in <name>.expect are found.
// Other rules may say what they like about it.
#include <gtest/gtest.h>
#include <map>

#include "rules/rule.h"
#include "support/fixture.h"
#include "support/register.h"

namespace candor::fixture {

namespace {

const fs::path kFolder = fs::path(CANDOR_SOURCE_DIR) / "tests/rules";

// Rule id to its fixtures.
std::map<std::string, std::vector<Fixture>> fixture_folders() {
  std::map<std::string, std::vector<Fixture>> folders;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.is_directory()) folders[entry.path().filename().string()] = fixtures_in(entry.path());
  }
  return folders;
}

void check_fixture(const std::string& rule, const Fixture& fixture) {
  const auto found = judge(fixture, Otherwise::latest_version);
  ASSERT_TRUE(found.ok()) << found.error().message;
  std::vector<std::string> lines;
  for (const Found& diagnostic : found.value()) {
    if (diagnostic.rule == rule || diagnostic.rule == "internal-error") lines.push_back(diagnostic.exact());
  }
  const std::string difference = compare(fixture, lines);
  EXPECT_TRUE(difference.empty()) << fixture.report.string() << ":\n" << difference;
}

bool is_coded(const std::string& id) {
  for (const rules::Rule* rule : rules::all_rules()) {
    if (rule->id == id) return rule->check != nullptr;
  }
  return false;
}

// A fixture passes when its expectation is empty.
std::string gap_of(const std::vector<Fixture>& fixtures) {
  bool passing = false;
  bool failing = false;
  for (const Fixture& fixture : fixtures) {
    if (!fs::exists(fixture.expect())) continue;
    (fs::file_size(fixture.expect()) == 0 ? passing : failing) = true;
  }
  if (passing && failing) return "";
  return passing ? "no report that fails" : failing ? "no report that passes" : "no fixtures";
}

TEST(RuleFixtures, EachRuleHasOneThatFailsAndOneThatPasses) {
  const auto folders = fixture_folders();
  std::string gaps;
  for (const rules::Rule* rule : rules::all_rules()) {
    if (rule->check == nullptr) continue;
    const auto folder = folders.find(std::string(rule->id));
    const std::string gap = gap_of(folder == folders.end() ? std::vector<Fixture>{} : folder->second);
    if (!gap.empty()) gaps += "  " + std::string(rule->id) + ": " + gap + "\n";
  }
  EXPECT_TRUE(gaps.empty()) << "tests/rules lacks fixtures:\n" << gaps;
}

TEST(RuleFixtures, EachFolderIsNamedAfterARule) {
  for (const auto& [rule, fixtures] : fixture_folders()) {
    EXPECT_TRUE(is_coded(rule)) << "tests/rules/" << rule << " belongs to no rule in table.inc";
  }
}

}  // namespace

void register_tests() {
  for (const auto& [rule, fixtures] : fixture_folders()) {
    for (const Fixture& fixture : fixtures) {
      register_test(rule, fixture.name(), __FILE__, __LINE__, [rule = rule, fixture] { check_fixture(rule, fixture); });
    }
  }
}

}  // namespace candor::fixture
