// The reference commands: new, rules, explain, guidelines.
#include "cli/reference.h"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <unistd.h>

#include "cli/command.h"

namespace candor::cli {

namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct Result3 {
  int status;
  std::string out, err;
};

Result3 candor_at(const char* now, const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  Environment env{.out = out, .err = err, .now = *parse_instant(now), .standard_input = ""};
  const int status = run(arguments, env);
  return {status, out.str(), err.str()};
}

Result3 candor(const std::vector<std::string>& arguments) {
  return candor_at("2026-06-01", arguments);
}

json parsed(const std::vector<std::string>& arguments) {
  return json::parse(candor(arguments).out);
}

TEST(New, FollowsTheVersionInForce) {
  EXPECT_THAT(candor({"new", "full"}).out, StartsWith("## Full Incident Report\n\n<!-- candor: "));
  EXPECT_THAT(candor_at("2024-01-01", {"new", "full"}).out, HasSubstr("#### Where we got lucky"));
  EXPECT_THAT(candor({"new", "full", "--guidelines", "1.0"}).out, HasSubstr("### 7. List of steps"));
}

TEST(New, HasGuidanceInEverySection) {
  for (const auto& version : guidelines::versions()) {
    for (const auto& entry : version.templates) {
      const std::string kind(report::to_string(entry.kind));
      const auto made = candor({"new", kind, "--guidelines", std::string(version.id)});
      EXPECT_EQ(made.status, kOk);
      EXPECT_EQ(made.out, entry.guided);
      EXPECT_THAT(made.out, HasSubstr("<!-- candor:")) << version.id << kind;
    }
  }
  EXPECT_THAT(candor({"new", "update"}).out, HasSubstr("- **Certificates not yet revoked:**"));
}

TEST(New, RefusesToOverwrite) {
  const auto path = std::filesystem::temp_directory_path() / ("candor-new-" + std::to_string(getpid()) + ".md");
  std::filesystem::remove(path);
  EXPECT_EQ(candor({"new", "closure", "-o", path.string()}).status, kOk);
  std::ofstream(path) << "mine";
  const auto second = candor({"new", "closure", "-o", path.string()});
  EXPECT_EQ(second.status, kFailed);
  EXPECT_THAT(second.err, HasSubstr("exists already"));
  EXPECT_EQ(std::filesystem::file_size(path), 4U);
  std::filesystem::remove(path);
}

TEST(New, NamesWhatWasMeant) {
  EXPECT_THAT(candor({"new", "fulll"}).err, HasSubstr("did you mean 'full'?"));
  EXPECT_THAT(candor({"new", "full", "--guidelines", "2"}).err, HasSubstr("did you mean '2.0'?"));
  const auto none = candor({"new", "closure", "--guidelines", "2.0"});
  EXPECT_EQ(none.status, kFailed);
  EXPECT_EQ(none.err,
            "candor: version 2.0 knows no closure report\n"
            "  It has full, audit; --guidelines chooses another version.\n");
}

TEST(Rules, JsonTellsLevelsPerVersion) {
  for (const json& rule : parsed({"rules", "--format", "json"})) {
    for (const char* member : {"id", "title", "requirements", "levels", "versions", "decided_by", "citation"}) {
      EXPECT_TRUE(rule.contains(member)) << rule["id"] << member;
    }
    EXPECT_EQ(rule["levels"].size(), rule["versions"].size()) << rule["id"];
    EXPECT_FALSE(rule["citation"].get<std::string>().empty()) << rule["id"];
  }
}

TEST(Rules, OfOneVersionOnly) {
  for (const json& rule : parsed({"rules", "--guidelines", "2.0", "--format", "json"})) {
    EXPECT_EQ(rule["versions"], json::array({"2.0"})) << rule["id"];
  }
  EXPECT_THAT(candor({"rules", "--guidelines", "2.0"}).out, Not(HasSubstr("related-two-years")));
}

TEST(Explain, FindsRulesAndRequirements) {
  const auto found = candor({"explain", "lifecycle-update-request-date"});
  EXPECT_EQ(found.status, kOk);
  EXPECT_THAT(found.out, HasSubstr(", MAY in 3.0 to 3.1"));
  EXPECT_THAT(found.out, HasSubstr("CCADB Incident Reporting Guidelines "));
  for (const auto& requirement : guidelines::requirements()) {
    const auto each = candor({"explain", std::string(requirement.id)});
    EXPECT_EQ(each.status, kOk) << requirement.id;
    EXPECT_THAT(each.out, HasSubstr(std::string(requirement.id)));
  }
  EXPECT_THAT(candor({"explain", "title-incident-tpye"}).err, HasSubstr("did you mean 'title-incident-type'?"));
}

TEST(Guidelines, ListsVersionsAndTheOneInForce) {
  EXPECT_THAT(candor({"guidelines"}).out, HasSubstr("245 requirements: 148 MUST, 81 SHOULD, 16 MAY (in force)"));
  EXPECT_EQ(parsed({"guidelines", "--format", "json"}).size(), guidelines::versions().size());
  EXPECT_EQ(parsed({"guidelines", "3.2", "--format", "json"})["requirements"].size(), 245U);
}

TEST(Guidelines, ShowsWhatChangedWhicheverComesFirst) {
  const auto forward = candor({"guidelines", "3.1", "--diff", "3.2"});
  EXPECT_EQ(forward.out, candor({"guidelines", "3.2", "--diff", "3.1"}).out);
  EXPECT_THAT(forward.out, HasSubstr("MAY keyword -> SHOULD keyword  lifecycle-update-request-date"));
  const json changes = parsed({"guidelines", "3.1", "--diff", "3.2", "--format", "json"});
  EXPECT_EQ(changes["added"].size(), 8U);
  EXPECT_EQ(candor({"guidelines", "--diff", "3.2"}).status, kFailed);
}

TEST(Reference, RangesJoinNeighbours) {
  EXPECT_EQ(levels_text(standings("actions-due-date")),
            fmt::format("MUST in 3.0 to {}, SHOULD in 1.0-draft to 2.0", guidelines::latest().id));
  EXPECT_EQ(levels_text(standings("actions-training-alone")), "MUST in 1.0-draft to 1.0");
}

TEST(Reference, WrapsWords) {
  EXPECT_EQ(wrapped("one two three", 2, 9), "  one two\n  three\n");
}

}  // namespace

}  // namespace candor::cli
