#include "desk/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "guidelines/version.h"

namespace candor::desk {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> remarks(std::string_view version, report::Kind kind) {
  CheckRequest request;
  request.version = guidelines::find_version(version);
  request.kind = kind;
  request.now = *parse_instant("2026-06-01");
  const guidelines::Template* found = request.version->template_for(kind);
  EXPECT_NE(found, nullptr);
  const auto checked = check_bytes("report.md", std::string(found->guided), request);
  EXPECT_TRUE(checked.ok());
  return checked->remarks;
}

TEST(Check, RemindsOfGuidanceWhereNoRequirementDoes) {
  const std::string left = "the template's guidance is still in the text, first on line ";
  EXPECT_THAT(remarks("1.0", report::Kind::full), ElementsAre(left + "3"));
  EXPECT_THAT(remarks("3.2", report::Kind::update), ElementsAre(left + "1"));
  EXPECT_THAT(remarks("3.2", report::Kind::full), IsEmpty());
}

}  // namespace

}  // namespace candor::desk
