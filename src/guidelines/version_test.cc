#include "guidelines/version.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <set>

namespace candor::guidelines {
namespace {

using ::testing::ElementsAre;

Instant day(int year, int month, int day_of_month) {
  return *make_instant(year, month, day_of_month);
}

TEST(Versions, ComeInTheOrderTheyTookEffectWithTheDraftFirst) {
  std::vector<std::string_view> ids;
  for (const Version& version : versions()) ids.push_back(version.id);
  ASSERT_GE(ids.size(), 6U);
  EXPECT_EQ(ids.back(), latest().id);
  ids.resize(6);  // a later version is one more folder and must not need a change here
  EXPECT_THAT(ids, ElementsAre("1.0-draft", "1.0", "2.0", "3.0", "3.1", "3.2"));
  EXPECT_EQ(find_version("4.0"), nullptr);
}

TEST(Versions, InForceAtTheFirstSecondOfTheEffectiveDay) {
  EXPECT_EQ(in_force_at(day(2022, 12, 1)).id, "1.0-draft");
  EXPECT_EQ(in_force_at(day(2023, 10, 17) - Seconds(1)).id, "1.0");
  EXPECT_EQ(in_force_at(day(2023, 10, 17)).id, "2.0");
  EXPECT_EQ(in_force_at(day(2026, 3, 19)).id, "3.1");
  EXPECT_EQ(in_force_at(day(2026, 3, 20)).id, "3.2");
  EXPECT_EQ(in_force_at(day(2015, 1, 1)).id, "1.0-draft");
}

TEST(Versions, AtLeastFollowsTheOrder) {
  EXPECT_TRUE(find_version("3.2")->at_least("3.0"));
  EXPECT_TRUE(find_version("3.0")->at_least("3.0"));
  EXPECT_FALSE(find_version("2.0")->at_least("3.0"));
  EXPECT_FALSE(find_version("1.0-draft")->at_least("1.0"));
  EXPECT_TRUE(find_version("1.0")->at_least("1.0-draft"));
}

TEST(Requirements, LevelBelongsToTheVersion) {
  EXPECT_EQ(find_version("1.0")->find("lifecycle-full-14d")->level, Level::should);
  EXPECT_EQ(find_version("2.0")->find("lifecycle-full-14d")->level, Level::must);
  EXPECT_EQ(find_version("2.0")->find("lifecycle-full-14d")->basis, Basis::lowercase);
  EXPECT_EQ(find_version("3.1")->find("lifecycle-update-request-date")->level, Level::may);
  EXPECT_EQ(find_version("3.2")->find("lifecycle-update-request-date")->level, Level::should);
  EXPECT_EQ(find_version("2.0")->find("related-section"), nullptr);
  EXPECT_EQ(find_version("3.2")->find("no-such-requirement"), nullptr);
}

TEST(Requirements, AreWithinTheirSpanOfVersions) {
  for (const Version& version : versions()) {
    for (const InForce& entry : version.requirements) {
      EXPECT_TRUE(version.at_least(entry.requirement->since)) << version.id << ' ' << entry.requirement->id;
      if (entry.requirement->until.empty()) continue;
      EXPECT_TRUE(find_version(entry.requirement->until)->at_least(version.id)) << entry.requirement->id;
    }
  }
}

TEST(Requirements, CountsMatchTheCatalogue) {
  EXPECT_GE(requirements().size(), 285U);
  std::vector<size_t> counts;
  for (const char* id : {"1.0-draft", "1.0", "2.0", "3.0", "3.1", "3.2"}) {
    counts.push_back(find_version(id)->requirements.size());
  }
  EXPECT_THAT(counts, ElementsAre(57, 59, 82, 231, 237, 245));
  EXPECT_EQ(find_requirement("title-ca-owner-prefix")->decided, Decided::mechanical);
  EXPECT_EQ(find_requirement("title"), nullptr);
}

TEST(Requirements, CarryMachineValues) {
  const Version& v32 = *find_version("3.2");
  EXPECT_THAT(v32.find("actions-status")->values, ElementsAre("Ongoing", "Complete", "Delayed", "Canceled"));
  EXPECT_EQ(v32.find("summary-ccadb-id")->pattern, "^A\\d{6}$");
  EXPECT_THAT(find_version("2.0")->action_columns, ElementsAre("Action Item", "Kind", "Due Date"));
  EXPECT_EQ(v32.appendix_columns.size(), 11U);
  EXPECT_TRUE(v32.column_order_mandatory);
  EXPECT_FALSE(find_version("3.1")->column_order_mandatory);
  EXPECT_EQ(v32.listing_threshold, 10000);
}

TEST(Templates, LiteralTextHasNoGuidance) {
  for (const Version& version : versions()) {
    for (const Template& entry : version.templates) {
      EXPECT_EQ(entry.text.find("<!--"), std::string_view::npos) << version.id;
      EXPECT_GE(entry.guided.size(), entry.text.size());
    }
  }
  const Template* full = find_version("3.2")->template_for(report::Kind::full);
  ASSERT_NE(full, nullptr);
  EXPECT_TRUE(full->official);
  EXPECT_EQ(full->text.substr(0, 41), "## Full Incident Report\n\n### Summary\n\n- *");
  EXPECT_EQ(find_version("3.2")->template_for(report::Kind::audit), nullptr);
}

TEST(Templates, AreTheSameTextInEvery3x) {
  for (const auto kind : {report::Kind::full, report::Kind::preliminary, report::Kind::closure}) {
    const auto text = [&](std::string_view id) { return find_version(id)->template_for(kind)->text; };
    EXPECT_EQ(text("3.0"), text("3.1"));
    EXPECT_EQ(text("3.1"), text("3.2"));
  }
}

TEST(Grammar, HoldsEverySpellingOnceNewestFirst) {
  std::set<std::tuple<report::SectionId, std::string_view, int>> seen;
  for (const auto& heading : grammar().headings) {
    EXPECT_TRUE(seen.emplace(heading.id, heading.text, heading.level).second) << heading.text;
  }
  EXPECT_EQ(grammar().headings.front().version, latest().id);
  const auto& labels = grammar().labels;
  const auto lessons = std::find_if(labels.begin(), labels.end(), [](const auto& l) { return l.text == "Other"; });
  ASSERT_NE(lessons, labels.end());
  EXPECT_EQ(lessons->label, "Additional");
}

TEST(Clocks, AreInTheVersionsThatHaveThem) {
  const auto clock = [](std::string_view version, std::string_view id) -> const Clock* {
    for (const Clock& entry : find_version(version)->clocks) {
      if (entry.id == id) return &entry;
    }
    return nullptr;
  };
  EXPECT_EQ(clock("1.0", "initial-disclosure-72h"), nullptr);
  EXPECT_EQ(clock("2.0", "initial-disclosure-72h")->level, Level::should);
  EXPECT_EQ(clock("3.2", "initial-disclosure-72h")->duration, "PT72H");
  EXPECT_EQ(clock("3.2", "revocation-delay-update")->duration_should, "P3D");
}

TEST(Cite, NamesVersionSectionAndPosition) {
  const Version& v32 = *find_version("3.2");
  EXPECT_EQ(cite(v32, *v32.find("lifecycle-full-14d")),
            "CCADB Incident Reporting Guidelines 3.2, When are reports expected?, 240.1");
}

}  // namespace
}  // namespace candor::guidelines
