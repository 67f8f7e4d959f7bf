#include "tracker/read_bug.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace candor::tracker {

namespace {

using testing::Contains;
using testing::HasSubstr;

BugRead one(std::string_view json) {
  auto read = read_bugs("bug.json", json);
  EXPECT_TRUE(read.ok()) << json;
  return read.ok() && !read->empty() ? read->front() : BugRead{};
}

TEST(ReadBug, RecordOfBugCommentsAndHistory) {
  const BugRead read = one(R"({"bug": {"id": 7, "summary": "Owner: wrong", "creation_time": "2026-05-05T23:40:12Z",
      "whiteboard": "[ca-compliance]", "assigned_to": "ca@owner.example", "flags": [{"name": "needinfo", "status": "?",
      "requestee": "x@y.example"}]},
    "comments": [{"count": 1, "creator": "b@c.example", "time": "2026-05-06T00:00:00Z", "text": "two"},
                 {"count": 0, "author": "a@c.example", "creation_time": "2026-05-05T23:40:12Z", "text": "one"}],
    "history": [{"when": "2026-05-06T01:00:00Z", "who": "m@r.example", "changes": [{"field_name": "whiteboard",
      "removed": "", "added": "[ca-compliance]"}]}]})");
  EXPECT_EQ(read.record.bug.id, 7);
  EXPECT_EQ(format_instant(*read.record.bug.opened), "2026-05-05T23:40:12Z");
  ASSERT_EQ(read.record.comments.size(), 2U);
  EXPECT_EQ(read.record.comments[0].text, "one");
  EXPECT_EQ(read.record.comments[0].author, "a@c.example");
  ASSERT_TRUE(read.record.history);
  EXPECT_EQ(read.record.history->front().fields.front().added, "[ca-compliance]");
  EXPECT_EQ(read.record.bug.flags.front().requestee, "x@y.example");
  EXPECT_TRUE(read.remarks.empty());
}

TEST(ReadBug, AnswersOfTheInterfaceAsTheyAre) {
  const BugRead read = one(R"({"bug": {"id": 7, "summary": "s"},
    "comments": {"bugs": {"7": {"comments": [{"count": 0, "text": "t"}]}}},
    "history": {"bugs": [{"id": 7, "history": []}]}})");
  EXPECT_EQ(read.record.comments.size(), 1U);
  ASSERT_TRUE(read.record.history);
  EXPECT_TRUE(read.record.history->empty());
  const auto many = read_bugs("l", R"({"bugs": [{"id": 1}, {"id": 2, "comments": [{"text": "x"}]}]})");
  ASSERT_TRUE(many.ok());
  EXPECT_EQ(many->size(), 2U);
  EXPECT_FALSE((*many)[0].record.history);
}

TEST(ReadBug, HistoryNullIsNotAnEmptyHistory) {
  EXPECT_FALSE(one(R"({"bug": {"id": 7}, "comments": [], "history": null})").record.history);
}

TEST(ReadBug, WrongTypesAreLeftOutAndSaid) {
  const BugRead read = one(R"({"bug": {"id": "7", "summary": 3, "whiteboard": ["x"], "cc": "a", "flags": {"a": 1},
    "creation_time": "1970-01-01T00:00:00Z", "comment_count": 99999999999, "extra": {"deep": [1, [2]]}, "id": 7},
    "comments": [3, {"count": -1, "time": 12, "text": null}, {"text": "ok", "time": "yesterday"}], "history": "no"})");
  EXPECT_EQ(read.record.bug.id, 7);
  EXPECT_FALSE(read.record.bug.opened);
  EXPECT_EQ(read.record.comments.size(), 2U);
  EXPECT_FALSE(read.record.history);
  EXPECT_THAT(read.remarks, Contains(HasSubstr("1970-01-01T00:00:00Z' is a date before 1990")));
  EXPECT_THAT(read.remarks, Contains(HasSubstr("summary is of type number")));
  EXPECT_THAT(read.remarks, Contains(HasSubstr("comment 0 is no object")));
  EXPECT_THAT(read.remarks, Contains(HasSubstr("'yesterday' is no date")));
}

TEST(ReadBug, ADescriptionWithoutDateHasThatOfTheBug) {
  const BugRead read = one(R"({"bug": {"id": 7, "creation_time": "2026-04-01T10:00:00Z"},
    "comments": [{"count": 0, "time": 5, "text": "a"}, {"count": 1, "text": "b"}]})");
  EXPECT_EQ(read.record.comments.at(0).at, read.record.bug.opened);
  EXPECT_FALSE(read.record.comments.at(1).at);
  EXPECT_THAT(read.remarks, Contains(HasSubstr("dated by the opening")));
}

TEST(ReadBug, InvalidUtf8IsReplacedAndNullBytesAreKept) {
  const BugRead read = one("{\"bug\": {\"id\": 7, \"summary\": \"a\xFF\"}, \"comments\": [{\"text\": \"x\\u0000y\"}]}");
  EXPECT_EQ(read.record.bug.summary, "a\xEF\xBF\xBD");
  EXPECT_EQ(read.record.comments[0].text, std::string("x\0y", 3));
  EXPECT_THAT(read.remarks, Contains(HasSubstr("not UTF-8")));
}

TEST(ReadBug, LongestComment) {
  const std::string text(65535, 'a');
  const BugRead read = one(fmt::format(R"({{"bug": {{"id": 7}}, "comments": [{{"text": "{}"}}]}})", text));
  EXPECT_EQ(read.record.comments[0].text, text);
}

TEST(ReadBug, ErrorsSayWhatToDo) {
  EXPECT_THAT(read_bugs("x.json", "{\"bug\": {\"id\": 7}").error().message, HasSubstr("x.json is not JSON"));
  EXPECT_THAT(read_bugs("x.json", "[]").error().message, HasSubstr("holds no bug"));
  EXPECT_THAT(read_bugs("x.json", R"({"error": true, "message": "You are not authorized"})").error().message,
              HasSubstr("the tracker's refusal, not a bug: You are not authorized"));
  const std::string deep(100000, '[');
  EXPECT_FALSE(read_bugs("x.json", deep).ok());
}

}  // namespace

}  // namespace candor::tracker
