// tests/data/reports/<nn-name>.md: whole reports, written as real ones are, with every diagnostic at MUST and SHOULD
// level that they bring (`LINE LEVEL rule-id`). What is not listed must not be reported: this is the guard against
// false alarms.
#include <gtest/gtest.h>

#include "support/fixture.h"
#include "support/register.h"

namespace candor::fixture {

namespace {

void check_report(const Fixture& fixture) {
  const auto found = judge(fixture, Otherwise::as_the_report_reads);
  ASSERT_TRUE(found.ok()) << found.error().message;
  std::vector<std::string> lines;
  for (const Found& diagnostic : found.value()) {
    if (diagnostic.level >= guidelines::Level::should) lines.push_back(diagnostic.coarse());
  }
  const std::string difference = compare(fixture, lines);
  EXPECT_TRUE(difference.empty()) << fixture.report.string() << ":\n" << difference;
}

}  // namespace

void register_tests() {
  const fs::path folder = fs::path(CANDOR_SOURCE_DIR) / "tests/data/reports";
  for (const Fixture& fixture : fixtures_in(folder)) {
    register_test("Corpus", fixture.name(), __FILE__, __LINE__, [fixture] { check_report(fixture); });
  }
}

}  // namespace candor::fixture
