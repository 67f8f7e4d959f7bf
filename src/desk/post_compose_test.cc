#include "desk/post_compose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/post_split.h"

namespace candor::desk {
namespace {

using bugzilla::BugChange;
using bugzilla::NewBug;
using testing::ElementsAre;
using testing::HasSubstr;

lifecycle::Incident incident(std::optional<int64_t> bug = {}) {
  lifecycle::Incident one;
  one.id = 3;
  one.ca = "Quillmark Trust";
  one.title = "Wrong key usage in OV certificates";
  one.tags = {"ov-misissuance", "distinct-cause"};  // the latter is for the desk only
  one.bug = bug;
  return one;
}

TEST(PostSplit, PartsEndWhereASectionBegins) {
  const std::string text = "# A\none\n## B\ntwo\n```\n# no heading\n```\n## C\nthree\n";
  EXPECT_THAT(split_at_sections(text, 100).value(), ElementsAre(text));
  const auto parts = split_at_sections(text, 35).value();
  EXPECT_THAT(parts, ElementsAre("# A\none\n", "## B\ntwo\n```\n# no heading\n```\n", "## C\nthree\n"));
  EXPECT_THAT(split_at_sections(text, 45).value(),
              ElementsAre("# A\none\n## B\ntwo\n```\n# no heading\n```\n", "## C\nthree\n"));
}

TEST(PostSplit, ASectionLongerThanACommentIsSaid) {
  const auto parts = split_at_sections("# A\n" + std::string(50, 'x') + "\n# B\ny\n", 40);
  ASSERT_FALSE(parts.ok());
  EXPECT_THAT(parts.error().message, HasSubstr("section 'A'"));
}

TEST(PostSplit, CountsCharactersNotBytes) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "\xc3\xa9";
  EXPECT_EQ(split_at_sections(text, 40).value().size(), 1U);
}

TEST(Compose, FilesABugWithTitleAndTags) {
  const auto postings =
      compose(incident(), {.kind = PostKind::file_bug, .text = "# Preliminary Incident Report\n"}).value();
  ASSERT_EQ(postings.size(), 1U);
  const auto& bug = std::get<NewBug>(postings[0]);
  EXPECT_EQ(bug.summary, "Quillmark Trust: Wrong key usage in OV certificates");
  EXPECT_EQ(bug.whiteboard, "[ca-compliance] [ov-misissuance]");
  EXPECT_EQ(bug.component, "CA Certificate Compliance");
  EXPECT_TRUE(bug.groups.empty());
}

TEST(Compose, ASecuritySensitiveIncidentStaysOutOfSight) {
  auto secret = incident();
  secret.security_sensitive = true;
  const auto postings = compose(secret, {.kind = PostKind::file_bug, .text = "x"}).value();
  const auto& bug = std::get<NewBug>(postings[0]);
  EXPECT_EQ(bug.component, "CA Security Vulnerability");
  EXPECT_THAT(bug.groups, ElementsAre("ca-program-security"));
  EXPECT_THAT(bug.cc, ElementsAre("incident-reporting@ccadb.org"));
}

TEST(Compose, AClosureRequestAsksTheAddressTheGuidelinesName) {
  const auto postings = compose(incident(7), {.kind = PostKind::closure, .text = "# Report Closure Summary\n"}).value();
  EXPECT_THAT(std::get<BugChange>(postings[0]).needinfo, ElementsAre("incident-reporting@ccadb.org"));
}

TEST(Compose, AnAnswerClearsTheFlagsItAnswers) {
  const auto postings = compose(incident(7), {.kind = PostKind::answer, .text = "Yes.", .clear_flags = {42}}).value();
  EXPECT_THAT(std::get<BugChange>(postings[0]).clear_flags, ElementsAre(42));
  EXPECT_EQ(std::get<BugChange>(postings[0]).comment, "Yes.");
}

TEST(Compose, ALongReportIsSplitOnlyWithConsent) {
  const std::string text = "# A\n" + std::string(40000, 'a') + "\n# B\n" + std::string(40000, 'b') + "\n";
  const auto refused = compose(incident(7), {.kind = PostKind::report, .text = text});
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().advice, HasSubstr("--split"));
  const auto postings = compose(incident(7), {.kind = PostKind::report, .text = text, .split = true}).value();
  ASSERT_EQ(postings.size(), 2U);
  EXPECT_EQ(*std::get<BugChange>(postings[0]).comment + *std::get<BugChange>(postings[1]).comment, text);
}

TEST(Compose, NeedsABugForEverythingElse) {
  EXPECT_FALSE(compose(incident(), {.kind = PostKind::update, .text = "x"}).ok());
  EXPECT_FALSE(compose(incident(7), {.kind = PostKind::file_bug, .text = "x"}).ok());
  EXPECT_FALSE(compose(incident(7), {.kind = PostKind::update, .text = " \n"}).ok());
}

TEST(Compose, AsksForANextUpdate) {
  const auto postings =
      compose(incident(7), {.kind = PostKind::next_update, .next_update = parse_instant("2026-12-15")}).value();
  EXPECT_THAT(*std::get<BugChange>(postings[0]).comment, HasSubstr("2026-12-15"));
}

}  // namespace
}  // namespace candor::desk
