#include "bugzilla/rest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "bugzilla/answer.h"
#include "http/scripted_client.h"

namespace candor::bugzilla {
namespace {

Trouble trouble(int status, const std::string& body, std::string_view expect = "bugs") {
  const Answer answer = read_answer({status, {}, body}, expect);
  EXPECT_FALSE(answer.ok());
  return answer.error().trouble;
}

TEST(ReadAnswer, SuccessNeedsTheExpectedMember) {
  EXPECT_TRUE(read_answer({200, {}, R"({"bugs": []})"}, "bugs").ok());
  EXPECT_TRUE(read_answer({201, {}, R"({"id": 7})"}, "id").ok());
  EXPECT_TRUE(read_answer({200, {}, "true"}, "").ok());  // BMO's bare answer to valid_login
  EXPECT_EQ(trouble(200, R"({"id": 7})"), Trouble::no_bugzilla);
}

TEST(ReadAnswer, AnErrorMayComeWithStatus200) {
  EXPECT_EQ(trouble(200, R"({"error": true, "code": 100500, "message": null})"), Trouble::outcome_unknown);
}

TEST(ReadAnswer, TellsCredentialsFromRights) {
  EXPECT_EQ(trouble(400, R"({"error": true, "code": 306, "message": "invalid"})"), Trouble::wrong_key);
  EXPECT_EQ(trouble(401, R"({"error": true, "code": 410, "message": "log in"})"), Trouble::login_needed);
  EXPECT_EQ(trouble(401, R"({"error": true, "code": 102, "message": "private"})"), Trouble::not_allowed);
  EXPECT_EQ(trouble(404, R"({"error": true, "code": 101, "message": "no bug"})"), Trouble::not_found);
}

TEST(ReadAnswer, TellsLimitsFromBlocks) {
  EXPECT_EQ(trouble(400, R"({"error": true, "code": 32000, "message": "You have exceeded the rate limit."})"),
            Trouble::rate_limited);
  EXPECT_EQ(trouble(429, "<!DOCTYPE html>"), Trouble::blocked);
  EXPECT_EQ(trouble(400, R"({"error": "Contact the admins"})"), Trouble::bad_request);
}

TEST(ReadAnswer, ForeignAnswers) {
  EXPECT_EQ(trouble(200, "<html>"), Trouble::no_bugzilla);
  EXPECT_EQ(trouble(200, R"({"bugs": [)"), Trouble::no_bugzilla);
  EXPECT_EQ(trouble(502, "Bad gateway"), Trouble::outcome_unknown);
  EXPECT_EQ(trouble(302, ""), Trouble::redirected);
  EXPECT_EQ(trouble(200, "[]"), Trouble::no_bugzilla);
}

Trouble json_trouble(const std::string& body) {
  const Answer answer = read_answer({200, {{"Content-Type", "application/json; charset=UTF-8"}}, body}, "bugs");
  return answer.ok() ? Trouble::not_sent : answer.error().trouble;
}

// Without a length a lost connection looks like the end: another try may bring the whole.
TEST(ReadAnswer, TellsACutAnswerFromADamagedOne) {
  const std::string whole = R"({"bugs": [{"id": 12, "summary": "A\u00e9\n", "is": true, "x": [null, 1.5e3]}]})";
  ASSERT_EQ(json_trouble(whole), Trouble::not_sent);
  for (size_t length = 0; length < whole.size(); ++length) {
    EXPECT_EQ(json_trouble(whole.substr(0, length)), Trouble::outcome_unknown) << length;
  }
  EXPECT_EQ(json_trouble(R"({"bugs": [{"summary": "\ud800"}]})"), Trouble::damaged);
  EXPECT_EQ(json_trouble("{\"bugs\": [{\"summary\": \"\xff\"}]}"), Trouble::damaged);
}

TEST(ReadAnswer, AListIsAList) {
  EXPECT_EQ(trouble(200, R"({"bugs": null})"), Trouble::no_bugzilla);
  EXPECT_EQ(trouble(200, R"({"bugs": 5})"), Trouble::no_bugzilla);
  EXPECT_EQ(trouble(200, R"({"db_time": null})", "db_time"), Trouble::no_bugzilla);
  EXPECT_TRUE(read_answer({200, {}, R"({"bugs": {"7": []}})"}, "bugs").ok());
}

TEST(ReadAnswer, NotModifiedIsNoRedirection) {
  EXPECT_EQ(trouble(304, ""), Trouble::no_bugzilla);
}

class Silence : public Manners {
 public:
  std::optional<RestError> against() override {
    return heard.empty() ? std::nullopt : std::optional(RestError{Trouble::blocked, 0, 0, "silent"});
  }
  void hear(const RestError& error) override { heard.push_back(error.trouble); }
  std::vector<Trouble> heard;
};

TEST(Rest, HeedsManners) {
  http::ScriptedClient client;
  client.answer(200, R"({"bugs": []})");
  client.answer(429, "<html>");
  Rest rest(client, {.url = "https://t.example", .key = "s3cret"});
  Silence silence;
  rest.heed(&silence);
  EXPECT_TRUE(rest.get("/bug", {}, "bugs").ok());
  EXPECT_FALSE(rest.get("/bug", {}, "bugs").ok());
  EXPECT_THAT(silence.heard, testing::ElementsAre(Trouble::blocked));
  EXPECT_EQ(rest.post("/bug", {{"summary", "x"}}, "id").error().text, "silent");
  EXPECT_EQ(client.asked.size(), 2U);
}

TEST(Rest, TheKeyGoesWhereTheDialectReadsIt) {
  http::ScriptedClient client;
  client.answer(200, R"({"bugs": []})");
  client.answer(200, R"({"bugs": []})");
  Rest bmo(client, {.url = "https://t.example", .key = "s3cret"});
  EXPECT_TRUE(bmo.get("/bug", {{"product", "CA Program"}}, "bugs").ok());
  EXPECT_EQ(client.asked[0].url, "https://t.example/rest/bug?product=CA%20Program");
  EXPECT_THAT(client.asked[0].headers, testing::Contains(testing::Field(&http::Header::value, "s3cret")));
  Rest stock(client, {.url = "https://t.example", .key = "s3cret", .dialect = Dialect::stock});
  EXPECT_TRUE(stock.get("/bug", {}, "bugs").ok());
  EXPECT_EQ(client.asked[1].url, "https://t.example/rest/bug?api_key=s3cret");
}

TEST(Rest, NoErrorShowsTheKey) {
  http::ScriptedClient client;
  client.answers.push_back({http::Failure::unknown, {}, "connection reset"});
  Rest stock(client, {.url = "https://t.example", .key = "s3cret", .dialect = Dialect::stock});
  const Answer answer = stock.post("/bug", {{"summary", "x"}}, "id");
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().trouble, Trouble::outcome_unknown);
  EXPECT_EQ(answer.error().text.find("s3cret"), std::string::npos);
  EXPECT_NE(client.asked[0].body.find("s3cret"), std::string::npos);
}

TEST(Rest, NoErrorShowsTheKeyWhereTheClientQuotesTheAddress) {
  for (const std::string key : {"s3cret", "s3cret/+"}) {
    http::ScriptedClient client;
    Rest stock(client, {.url = "https://t.example", .key = key, .dialect = Dialect::stock});
    client.answers.push_back({http::Failure::refused_url,
                              {},
                              "'https://t.example/rest/bug?api_key=" + http::encode(key) + "' is no address"});
    const Answer answer = stock.get("/bug", {}, "bugs");
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().text, "https://t.example: 'https://t.example/rest/bug?api_key=[key]' is no address");
  }
}

}  // namespace
}  // namespace candor::bugzilla
