#include "desk/version_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::desk {

using ::testing::HasSubstr;

constexpr const char* kText = "# Incident Report\n";

Instant at(const char* text) {
  return *parse_instant(text);
}

report::Recognition hints(std::vector<std::string> versions) {
  report::Recognition recognition;
  recognition.version_hints = std::move(versions);
  return recognition;
}

CheckRequest request(const CheckWords& words, const char* now = "2026-06-01") {
  auto made = make_request(words, at(now));
  EXPECT_TRUE(made.ok()) << made.error().message;
  return std::move(made).value();
}

TEST(VersionChoice, TheDateOfPostingDecides) {
  CheckWords words;
  words.as_of = "2026-05-27";
  const auto choice = choose_version(request(words), hints({"3.0", "3.1", "3.2"}), kText);
  EXPECT_EQ(choice.version->id, "3.2");
  EXPECT_EQ(choice.because, "in force on 2026-05-27, the --as-of date");
  EXPECT_EQ(choice.as_of, at("2026-05-27"));
  words.as_of = "2025-07-14T23:59:59Z";
  EXPECT_EQ(choose_version(request(words), hints({}), kText).version->id, "3.0");
  words.as_of = "2025-07-15";
  const auto other = choose_version(request(words), hints({"2.0"}), kText);
  EXPECT_EQ(other.version->id, "3.1");
  EXPECT_THAT(other.because, HasSubstr("; headings and labels are those of 2.0"));
}

TEST(VersionChoice, WhoAsksForAVersionGetsIt) {
  CheckWords words;
  words.guidelines = "2.0";
  words.as_of = "2026-05-27";
  const auto choice = choose_version(request(words), hints({"3.2"}), kText);
  EXPECT_EQ(choice.version->id, "2.0");
  EXPECT_EQ(choice.because, "asked for with --guidelines");
  EXPECT_EQ(choice.as_of, at("2026-05-27"));
}

TEST(VersionChoice, WithoutADateTheTextSpeaks) {
  const auto today = choose_version(request({}), hints({"3.0", "3.1", "3.2"}), kText);
  EXPECT_EQ(today.version->id, "3.2");
  EXPECT_EQ(today.because,
            "headings and labels are those of 3.0, 3.1 and 3.2; no --as-of, so the version in force today");
  EXPECT_FALSE(today.as_of.has_value());
  const auto old = choose_version(request({}), hints({"2.0"}), kText);
  EXPECT_EQ(old.version->id, "2.0");
  EXPECT_THAT(old.because, HasSubstr("the newest that fits"));
  const auto silent = choose_version(request({}), hints({}), kText);
  EXPECT_EQ(silent.version->id, "3.2");
  EXPECT_THAT(silent.because, HasSubstr("nothing in the text tells the version"));
}

TEST(VersionChoice, AVersionOfTheFutureIsNotChosen) {
  const auto choice = choose_version(request({}, "2025-08-01"), hints({"3.0", "3.1", "3.2"}), kText);
  EXPECT_EQ(choice.version->id, "3.1");
}

CheckWords with_bug(const std::string& rest) {
  CheckWords words;
  words.bug_name = "bug.json";
  words.bug_json =
      R"({"bug": {"id": 77, "summary": "CA: x", "creation_time": "2025-01-10T08:00:00Z", "resolution": ")" + rest;
  return words;
}

TEST(VersionChoice, ThePostedCommentTellsItsDate) {
  const auto words = with_bug(R"("}, "comments": [{"count": 3, "text": "# Incident Report\r\n",
                                  "creation_time": "2025-03-02T00:00:00Z"}]})");
  const auto choice = choose_version(request(words), hints({}), kText);
  EXPECT_EQ(choice.version->id, "3.0");
  EXPECT_EQ(choice.because, "in force on 2025-03-02, when it was posted as comment 3 of bug 77");
  EXPECT_EQ(choice.as_of, at("2025-03-02"));
}

TEST(VersionChoice, ADraftForAnOpenBugIsJudgedByToday) {
  const auto words = with_bug(R"("}, "comments": [{"count": 0, "text": "We promise a report."}]})");
  const auto choice = choose_version(request(words), hints({}), kText);
  EXPECT_EQ(choice.version->id, "3.2");
  EXPECT_THAT(choice.because, HasSubstr("not among the comments of bug 77"));
}

TEST(VersionChoice, OtherwiseTheBugsOpeningCounts) {
  EXPECT_EQ(choose_version(request(with_bug(R"(FIXED"}})")), hints({}), kText).version->id, "2.0");
  const auto choice = choose_version(request(with_bug(R"("}})")), hints({}), kText);
  EXPECT_EQ(choice.because, "in force on 2025-01-10, when the bug was opened");
}

TEST(Request, RefusesInOneSentence) {
  const auto refusal = [](const CheckWords& words) { return make_request(words, at("2026-06-01")).error().message; };
  EXPECT_EQ(refusal({.guidelines = "3.99"}), "there is no guideline version '3.99'");
  EXPECT_THAT(refusal({.as_of = "2026-06-02"}), HasSubstr("lies in the future; now is 2026-06-01 00:00 UTC"));
  EXPECT_THAT(refusal({.as_of = "soon"}), HasSubstr("is not a date"));
  EXPECT_THAT(refusal({.kind = "poem"}), HasSubstr("there is no kind of report 'poem'"));
  EXPECT_THAT(refusal({.opened = "2026-02-30"}), HasSubstr("--opened"));
  EXPECT_THAT(refusal({.reporter = "me"}), HasSubstr("--reporter"));
  EXPECT_THAT(refusal({.bug_name = "b.json", .bug_json = "x"}), HasSubstr("b.json is not JSON"));
}

TEST(Request, FlagsGoBeforeTheBug) {
  CheckWords words = with_bug(R"("}})");
  words.title = "Another: title";
  const auto made = request(words);
  EXPECT_EQ(made.title, "Another: title");
  EXPECT_EQ(made.opened, at("2025-01-10T08:00:00Z"));
}

}  // namespace candor::desk
