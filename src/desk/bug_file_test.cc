#include "desk/bug_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::desk {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kBug = R"({"id": 2061840, "summary": "Example CA: late CRLs", "whiteboard": "[ca-compliance]",
  "creation_time": "2026-05-05T23:40:12Z", "creator": "a@research.example", "assigned_to": "ca@example.test",
  "cc": ["x@example.test", 7], "status": "NEW", "resolution": "", "comment_count": 2,
  "flags": [{"name": "needinfo", "status": "?", "requestee": "ca@example.test"}, {"name": "review", "status": "?"}]})";

TEST(BugFile, ReadsTheThreeShapes) {
  for (const std::string& json : {std::string(kBug), std::string(R"({"bugs": [)") + kBug + "]}",
                                  std::string(R"({"bug": )") + kBug + R"(, "comments": [], "history": null})"}) {
    const auto file = read_bug_file("b.json", json);
    ASSERT_TRUE(file.ok()) << json;
    EXPECT_EQ(file->bug.id, 2061840);
    EXPECT_EQ(file->summary, "Example CA: late CRLs");
    EXPECT_EQ(format_instant(*file->opened), "2026-05-05T23:40:12Z");
    EXPECT_THAT(file->bug.needinfo, ElementsAre("ca@example.test"));
    EXPECT_THAT(file->bug.cc, ElementsAre("x@example.test"));
    EXPECT_THAT(file->bug.whiteboard_history, ElementsAre("[ca-compliance]"));
    EXPECT_TRUE(file->opened_by_another());
  }
}

TEST(BugFile, FindsTheCommentAndTheWhiteboardsHistory) {
  const auto file = read_bug_file("b.json", std::string(R"({"bug": )") + kBug + R"(,
    "comments": [{"count": 0, "text": "hello", "creation_time": "2026-05-05T23:40:12Z"},
                 {"count": 1, "text": "# Report\nBody", "creation_time": "2026-05-06T08:00:00Z", "creator": "ca@example.test"},
                 {"count": 2, "text": 5}, 9],
    "history": [{"when": "2026-05-06T00:00:00Z", "changes": [
       {"field_name": "whiteboard", "removed": "", "added": "[ca-compliance] [revocation-delay]"},
       {"field_name": "whiteboard", "removed": "[ca-compliance] [revocation-delay]", "added": "[ca-compliance]"}]}]})");
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->comments.size(), 2U);
  const BugComment* comment = file->comment_with("# Report\r\nBody\r\n");
  ASSERT_NE(comment, nullptr);
  EXPECT_EQ(comment->count, 1);
  EXPECT_EQ(file->comment_with("another text"), nullptr);
  EXPECT_THAT(file->bug.whiteboard_history, ElementsAre("", "[ca-compliance] [revocation-delay]", "[ca-compliance]"));
}

TEST(BugFile, TakesWrongTypesAsAbsent) {
  const auto file =
      read_bug_file("b.json", R"({"id": 1, "summary": 5, "whiteboard": [], "creation_time": true, "cc": {},
    "flags": "x", "comments": {"bugs": [1, 2]}, "history": {"bugs": "x"}, "comment_count": -4, "creator": null})");
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->summary, "");
  EXPECT_FALSE(file->opened.has_value());
  EXPECT_EQ(file->bug.comment_count, 0);
  EXPECT_FALSE(file->opened_by_another());
}

TEST(BugFile, RefusesWhatIsNoBug) {
  EXPECT_THAT(read_bug_file("b.json", "{").error().message, HasSubstr("is not JSON"));
  EXPECT_THAT(read_bug_file("b.json", "").error().message, HasSubstr("is not JSON"));
  for (const char* json : {"{}", "[]", "5", "null", R"({"bugs": []})", R"({"bugs": {}})", R"([[1]])"}) {
    EXPECT_THAT(read_bug_file("b.json", json).error().message, HasSubstr("is JSON, but not a bug")) << json;
  }
  EXPECT_THAT(read_bug_file("b.json", R"({"error": true, "message": "Bug #5 does not exist."})").error().message,
              HasSubstr("does not exist"));
}

TEST(BugFile, SurvivesDeepNesting) {
  const std::string deep = std::string(200000, '[') + std::string(200000, ']');
  EXPECT_FALSE(read_bug_file("b.json", deep).ok());
}

}  // namespace candor::desk
