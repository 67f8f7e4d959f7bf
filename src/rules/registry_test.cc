// What holds for every rule, whoever writes it: the registry is complete, its ids are sound and its words keep to the
// house rules.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <re2/re2.h>
#include <set>

#include "base/file.h"
#include "base/fold.h"
#include "rules/rule.h"

namespace candor::rules {

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  auto read = read_file(path.string(), 1U << 24U);
  EXPECT_TRUE(read.ok()) << path;
  return read.ok() ? std::move(read).value() : "";
}

// Lines of a list under tests/data: the first word, and the rest. '#' begins a comment.
std::map<std::string, std::string> list_of(const std::string& name) {
  std::map<std::string, std::string> list;
  const std::string text = text_of(fs::path(CANDOR_TEST_DATA) / name);
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const size_t blank = std::min(line.find(' '), line.size());
    list.emplace(line.substr(0, blank), trim(line.substr(blank)));
  }
  return list;
}

std::set<std::string_view> decided_by_code() {
  std::set<std::string_view> ids;
  for (const Rule* rule : all_rules()) {
    if (rule->check != nullptr) ids.insert(rule->requirements.begin(), rule->requirements.end());
  }
  return ids;
}

TEST(Registry, HoldsEveryRequirementOfTheCatalogue) {
  std::set<std::string_view> held;
  for (const Rule* rule : all_rules()) held.insert(rule->requirements.begin(), rule->requirements.end());
  for (const auto& [id, nothing] : list_of("requirement_ids.txt")) {
    EXPECT_TRUE(held.contains(id)) << "requirement '" << id << "' is in no rule";
  }
}

TEST(Registry, RulesNameRequirementsThatExist) {
  for (const Rule* rule : all_rules()) {
    EXPECT_FALSE(rule->requirements.empty()) << rule->id;
    for (const std::string_view id : rule->requirements) {
      EXPECT_NE(guidelines::find_requirement(id), nullptr) << rule->id << " names '" << id << "'";
    }
  }
}

TEST(Registry, IdsAreUniqueKebabCaseAndFindable) {
  static const RE2 kKebab("[a-z0-9]+(-[a-z0-9]+)+");
  std::set<std::string_view> seen;
  for (const Rule* rule : all_rules()) {
    EXPECT_TRUE(RE2::FullMatch(rule->id, kKebab)) << rule->id;
    EXPECT_TRUE(seen.insert(rule->id).second) << rule->id << " is there twice";
    EXPECT_EQ(find_rule(rule->id), rule) << rule->id;
  }
}

// A coded rule whose id is a requirement it does not decide would hide the explanation of that requirement.
TEST(Registry, AnIdThatIsARequirementIsDecidedByThatRule) {
  for (const Rule* rule : all_rules()) {
    if (guidelines::find_requirement(rule->id) == nullptr) continue;
    EXPECT_NE(std::find(rule->requirements.begin(), rule->requirements.end(), rule->id), rule->requirements.end())
        << rule->id;
  }
}

TEST(Registry, EveryRuleSaysWhatItIsAndWhy) {
  static const RE2 kVersion("\\d+\\.\\d+(\\.\\d+)?");
  for (const Rule* rule : all_rules()) {
    EXPECT_FALSE(rule->title.empty() || rule->title.ends_with('.')) << rule->id << ": " << rule->title;
    EXPECT_TRUE(rule->why.ends_with('.')) << rule->id << ": " << rule->why;
    EXPECT_TRUE(RE2::FullMatch(rule->since, kVersion)) << rule->id << ": " << rule->since;
    EXPECT_NE(rule->kinds & kAnyKind, 0U) << rule->id << " looks at no kind of report";
    if (rule->check != nullptr) {
      EXPECT_NE(rule->decided, Decided::human) << rule->id;
    }
  }
}

TEST(Registry, WhatAProgramCanDecideIsDecidedOrHasAReason) {
  const auto code = decided_by_code();
  const auto reasons = list_of("undecided_requirements.txt");
  std::string missing;
  for (const auto& requirement : guidelines::requirements()) {
    if (requirement.decided == Decided::human || code.contains(requirement.id)) continue;
    const auto reason = reasons.find(std::string(requirement.id));
    if (reason == reasons.end() || reason->second.empty()) {
      missing += "  " + std::string(to_string(requirement.decided)) + " " + std::string(requirement.id) + "\n";
    }
  }
  EXPECT_TRUE(missing.empty()) << "no rule decides, and tests/data/undecided_requirements.txt gives no reason:\n"
                               << missing;
}

TEST(Registry, ReasonsAreForWhatIsUndecided) {
  const auto code = decided_by_code();
  for (const auto& [id, reason] : list_of("undecided_requirements.txt")) {
    EXPECT_NE(guidelines::find_requirement(id), nullptr) << id << " is no requirement";
    EXPECT_FALSE(code.contains(id)) << id << " is decided by a rule now; take it off the list";
  }
}

// Messages as the fixtures have them: "LINE:COL LEVEL rule-id message [requirement ...]".
TEST(Registry, MessagesAreSentencesWithoutLevelOrAccusation) {
  static const RE2 kLine("\\S*\\d+:\\d+ (?:MUST|SHOULD|MAY) \\S+ (.*) \\[[^\\[\\]]*\\]");
  static const RE2 kQuoted("\"[^\"]*\"");
  static const RE2 kLevelWord("\\b(MUST|SHOULD|SHALL|REQUIRED)\\b");
  static const RE2 kAccusation("(?i)\\b(violat|illegal|failed to|fails to|dishonest|lied|lying|careless|refus)");
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(CANDOR_SOURCE_DIR) / "tests/rules")) {
    if (entry.path().extension() != ".expect") continue;
    const std::string text = text_of(entry.path());
    for (const std::string_view line : split(text, '\n')) {
      std::string message;
      if (line.empty() || !RE2::FullMatch(line, kLine, &message)) continue;
      RE2::GlobalReplace(&message, kQuoted, "\"\"");  // the report's words are not ours
      EXPECT_FALSE(message.ends_with('.')) << entry.path() << ": " << message;
      EXPECT_FALSE(RE2::PartialMatch(message, kLevelWord)) << entry.path() << ": " << message;
      EXPECT_FALSE(RE2::PartialMatch(message, kAccusation)) << entry.path() << ": " << message;
    }
  }
}

}  // namespace

}  // namespace candor::rules
