// What two real servers answered (tests/data/bugzilla), read by our readers: what every refusal means, and a bug with
// its comments, history and attachments in both dialects.
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "bugzilla/answer.h"
#include "bugzilla/fetch.h"
#include "bugzilla/view.h"
#include "http/scripted_client.h"
#include "tracker/read_bug.h"

namespace candor::bugzilla {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::ElementsAre;

std::vector<json> recorded(const std::string& name) {
  std::ifstream file(CANDOR_SOURCE_DIR "/tests/data/bugzilla/" + name);
  std::vector<json> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(json::parse(line));
  EXPECT_FALSE(lines.empty()) << name;
  return lines;
}

std::string body_of(const std::string& server, const std::string& exchange) {
  for (const json& line : recorded("bugs.jsonl")) {
    if (line["server"] == server && line["exchange"] == exchange) return line["body"].dump();
  }
  ADD_FAILURE() << server << " " << exchange;
  return "";
}

std::string meaning(const Answer& answer) {
  if (answer.ok()) return "ok";
  switch (answer.error().trouble) {
    case Trouble::outcome_unknown:
      return "outcome_unknown";
    case Trouble::wrong_key:
      return "wrong_key";
    case Trouble::login_needed:
      return "login_needed";
    case Trouble::not_allowed:
      return "not_allowed";
    case Trouble::not_found:
      return "not_found";
    case Trouble::blocked:
      return "blocked";
    case Trouble::rate_limited:
      return "rate_limited";
    case Trouble::bad_request:
      return "bad_request";
    case Trouble::no_bugzilla:
      return "no_bugzilla";
    default:
      return "other";
  }
}

TEST(Recorded, EveryAnswerMeansWhatItMeant) {
  for (const json& line : recorded("answers.jsonl")) {
    const http::Response response{line["status"], {{"Content-Type", line["type"]}}, line["body"]};
    const Answer answer = read_answer(response, "");
    EXPECT_EQ(meaning(answer), line["means"].get<std::string>()) << line["server"] << " " << line["exchange"];
    if (answer.ok()) continue;
    EXPECT_FALSE(answer.error().text.empty()) << line["exchange"];
    EXPECT_EQ(answer.error().text.find('\n'), std::string::npos) << line["exchange"];
  }
}

TEST(Recorded, RefusalsSayWhatTheTrackerSays) {
  const auto all = recorded("answers.jsonl");
  const auto is = [](const char* server, const char* exchange) {
    return [=](const json& line) { return line["server"] == server && line["exchange"] == exchange; };
  };
  const auto found = std::ranges::find_if(all, is("bmo", "put-needinfo-clear-again"));
  ASSERT_NE(found, all.end());
  const Answer gone = read_answer({(*found)["status"], {}, (*found)["body"]}, "bugs");
  ASSERT_FALSE(gone.ok());
  EXPECT_EQ(gone.error().code, 51);
  EXPECT_EQ(gone.error().text, "the tracker says: There is no flag with the id '2'. (HTTP 404, code 51)");
}

class RecordedBug : public testing::TestWithParam<const char*> {
 protected:
  tracker::BugRecord read() {
    http::ScriptedClient client;
    for (const char* exchange : {"get-bug-final", "comment-get-all-mod", "history"}) {
      client.answer(200, body_of(GetParam(), exchange));
    }
    Rest rest(client, {.url = "https://tracker.example", .key = "k", .dialect = Dialect::bmo});
    const auto found = read_bug(rest, 2'100'001);
    EXPECT_TRUE(std::holds_alternative<tracker::BugRecord>(found));
    return std::holds_alternative<tracker::BugRecord>(found) ? std::get<tracker::BugRecord>(found)
                                                             : tracker::BugRecord{};
  }
};

TEST_P(RecordedBug, IsReadWhole) {
  const tracker::BugRecord record = read();
  EXPECT_EQ(record.bug.id, 2'100'001);
  EXPECT_EQ(record.bug.component, "CA Certificate Compliance");
  EXPECT_EQ(record.bug.creator, "ca@exampleca.example");
  EXPECT_EQ(record.bug.creator_name, "Example CA Compliance");
  EXPECT_EQ(record.bug.status, "REOPENED");
  EXPECT_TRUE(record.bug.open());
  EXPECT_THAT(record.bug.blocks, ElementsAre(1'029'147));
  EXPECT_THAT(record.bug.depends_on, ElementsAre(2'100'002));
  EXPECT_THAT(record.bug.cc, Contains("watcher@community.example"));
  ASSERT_EQ(record.comments.size(), 7U);
  EXPECT_THAT(record.comments[0].text, testing::StartsWith("# Preliminary Incident Report\n"));
  EXPECT_EQ(record.comments[4].count, 4);
  EXPECT_TRUE(record.comments[4].is_private);
  EXPECT_FALSE(record.comments[5].is_private);
  EXPECT_EQ(record.comments[6].author, "newca@otherca.example");
  ASSERT_TRUE(record.history.has_value());
  std::vector<std::string> fields;
  for (const tracker::Change& change : *record.history) {
    EXPECT_TRUE(change.at.has_value());
    EXPECT_FALSE(change.who.empty());
    for (const tracker::FieldChange& field : change.fields) fields.push_back(field.field);
  }
  for (const char* name : {"whiteboard", "status", "flagtypes.name", "resolution"}) {
    EXPECT_THAT(fields, Contains(name));
  }
}

TEST_P(RecordedBug, NothingInItIsUnreadable) {
  std::vector<std::string> remarks;
  const json bug = json::parse(body_of(GetParam(), "get-bug-final"))["bugs"][0];
  const json files = json::parse(body_of(GetParam(), "attachment-list-no-data"))["bugs"]["2100001"];
  tracker::bug_from_json(bug, remarks);
  const auto attachments = tracker::attachments_from_json(files, remarks);
  ASSERT_EQ(attachments.size(), 2U);
  EXPECT_EQ(attachments[0].file_name, "affected-certs.csv");
  EXPECT_EQ(attachments[0].size, 132);
  EXPECT_FALSE(attachments[0].is_private);  // 0, a number
  EXPECT_EQ(attachments[0].creator, "ca@exampleca.example");
  EXPECT_THAT(remarks, testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Servers, RecordedBug, testing::Values("bmo", "stock"),
                         [](const auto& of) { return std::string(of.param); });

TEST(Recorded, FlagsAreReadWithTheirNumbers) {
  std::vector<std::string> remarks;
  const json bug = json::parse(body_of("bmo", "get-bug-final"))["bugs"][0];
  const tracker::Bug read = tracker::bug_from_json(bug, remarks);
  ASSERT_EQ(read.flags.size(), 1U);
  EXPECT_EQ(read.flags[0].id, 3);
  EXPECT_EQ(read.flags[0].status, "?");
  EXPECT_EQ(read.flags[0].requestee, "watcher@community.example");
  EXPECT_EQ(read.flags[0].created, parse_instant("2026-11-22T17:01:31Z"));
  EXPECT_EQ(read.type, "task");
  EXPECT_EQ(read.comment_count, 16);
  EXPECT_TRUE(read.resolved.has_value());
}

TEST(Recorded, OneSearchGivesManyBugsWhole) {
  http::ScriptedClient client;
  // Recorded without the author's own words, which are asked for first: then what the tracker shows is.
  client.answer(200, body_of("bmo", "list-bulk-with-comments"));
  client.answer(200, body_of("bmo", "list-bulk-with-comments"));
  Rest rest(client, {.url = "https://tracker.example", .key = "k", .dialect = Dialect::bmo});
  RealPace pace({});
  PatientReader reader(rest, pace);
  const std::vector<int64_t> ids = {2'016'475, 2'019'995, 2'021'175, 2'099'999};
  const FetchResult result = fetch_bugs(reader, ids);
  ASSERT_TRUE(std::holds_alternative<Fetched>(result));
  const auto& fetched = std::get<Fetched>(result);
  ASSERT_EQ(fetched.bugs.size(), 3U);
  EXPECT_THAT(fetched.missing, ElementsAre(2'099'999));
  EXPECT_EQ(client.asked[0].url.find("comments.text"), std::string::npos);
  EXPECT_NE(client.asked[1].url.find("comments.text"), std::string::npos);
  EXPECT_EQ(fetched.bugs[0].comments.at(0).id, 2161);
  EXPECT_FALSE(fetched.bugs[0].comments.at(0).text.empty());
  EXPECT_EQ(fetched.bugs[0].history->at(0).fields.at(0).added, "ASSIGNED");
}

}  // namespace
}  // namespace candor::bugzilla
