// Lists against a server that gives no more than so many bugs a page, whatever it is asked for.
#include "bugzilla/listing.h"

#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "http/scripted_client.h"

namespace candor::bugzilla {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class NoWait : public Pace {
 public:
  std::chrono::milliseconds elapsed() override { return {}; }
  void wait(std::chrono::milliseconds) override {}
  double chance() override { return 0; }
};

int64_t number_in(const std::string& url, const std::string& name) {
  const size_t at = url.find("&" + name + "=");
  return at == std::string::npos ? 0 : std::atoll(url.c_str() + at + name.size() + 2);
}

class ListingTest : public testing::Test {
 protected:
  explicit ListingTest() : rest_(client_, {.url = "https://tracker.example", .key = ""}), reader_(rest_, pace_) {
    client_.otherwise = [this](const http::Request& request) { return answer(request); };
  }
  http::Outcome answer(const http::Request& request) {
    const auto offset = static_cast<size_t>(number_in(request.url, "offset"));
    const auto limit = static_cast<size_t>(std::min(number_in(request.url, "limit"), most_));
    json page = json::array();
    for (size_t i = offset; i < std::min(bugs_.size(), offset + limit); ++i) {
      page.push_back({{"id", bugs_[i]}, {"last_change_time", "2026-01-01T00:00:00Z"}, {"comment_count", 3}});
    }
    if (after_page_) after_page_();
    return {http::Failure::none, {200, {}, json{{"bugs", page}}.dump()}, ""};
  }
  void fill(int64_t count) {
    for (int64_t id = 1; id <= count; ++id) bugs_.push_back(id);
  }
  std::vector<int64_t> list(int64_t known = 0) {
    const Listing listing = list_bugs(reader_, {"CA Program", {"CA Certificate Compliance"}, {}, known}, trusted_);
    EXPECT_TRUE(std::holds_alternative<std::vector<Listed>>(listing));
    std::vector<int64_t> ids;
    for (const Listed& bug : std::get<std::vector<Listed>>(listing)) ids.push_back(bug.id);
    return ids;
  }

  http::ScriptedClient client_;
  NoWait pace_;
  Rest rest_;
  PatientReader reader_;
  std::vector<int64_t> bugs_;
  int64_t most_ = 10'000, trusted_ = 0;
  std::function<void()> after_page_;
};

TEST_F(ListingTest, OnePageIsOneRequest) {
  fill(1'688);
  trusted_ = 1'688;
  EXPECT_EQ(list(), bugs_);
  EXPECT_EQ(client_.asked.size(), 1U);
  EXPECT_THAT(client_.asked[0].url, HasSubstr("order=bug_id&limit="));
  EXPECT_THAT(client_.asked[0].url, HasSubstr("product=CA%20Program&component=CA%20Certificate%20Compliance"));
}

TEST_F(ListingTest, AServerThatGivesLessThanAskedForIsFollowedToTheEnd) {
  fill(2'345);
  for (const int64_t most : {7, 50, 100, 250, 499, 1'000, 2'344, 2'345, 2'346}) {
    most_ = most;
    trusted_ = 0;
    EXPECT_EQ(list(), bugs_) << most;
    EXPECT_LE(trusted_, most) << most;
    EXPECT_EQ(list(), bugs_) << "the second time, " << most;
    EXPECT_EQ(list(2'345), bugs_) << "known, " << most;
  }
}

TEST_F(ListingTest, WhatFillsAPageExactlyIsFollowedToTheEnd) {
  most_ = 499;
  for (const int64_t count : {498, 499, 500, 978, 979, 998}) {
    bugs_.clear();
    trusted_ = 0;
    fill(count);
    EXPECT_EQ(list(), bugs_) << count;
    bugs_.push_back(count + 1);
    EXPECT_EQ(list(count + 1), bugs_) << count;  // a list of changes told of it
  }
}

TEST_F(ListingTest, AServerThatGivesLessThanItDidIsNoticedByWhatIsKnown) {
  fill(1'696);
  EXPECT_EQ(list(), bugs_);
  most_ = 250;
  EXPECT_EQ(list(1'696), bugs_);
}

TEST_F(ListingTest, APageIsLookedAtOnceMoreAndThenTrusted) {
  fill(1'697);
  EXPECT_EQ(list(), bugs_);
  EXPECT_EQ(client_.asked.size(), 2U);
  EXPECT_EQ(trusted_, 1'697);
  EXPECT_EQ(list(), bugs_);
  EXPECT_EQ(client_.asked.size(), 3U);
  bugs_.push_back(1'698);
  EXPECT_EQ(list(1'698), bugs_);  // the mirror heard of it since
  EXPECT_EQ(client_.asked.size(), 4U);
}

TEST_F(ListingTest, OfACutListTheShortestPageNeedsNoOtherLook) {
  fill(600);
  most_ = 499;
  EXPECT_EQ(list(), bugs_);
  EXPECT_EQ(client_.asked.size(), 2U);
}

TEST_F(ListingTest, BugsThatLeaveBetweenPagesHideNoOther) {
  fill(1'000);
  most_ = 200;
  after_page_ = [this] {
    if (bugs_.size() > 990) bugs_.erase(bugs_.begin() + 3);
  };
  const auto ids = list();
  for (const int64_t id : bugs_) EXPECT_TRUE(std::ranges::binary_search(ids, id)) << id;
}

TEST_F(ListingTest, NoBugsAreNoError) {
  EXPECT_TRUE(list().empty());
  EXPECT_EQ(client_.asked.size(), 1U);
}

TEST_F(ListingTest, SinceIsAnInstantOfTheTracker) {
  const Instant since = *parse_instant("2026-11-01T12:34:56Z");
  list_bugs(reader_, {"CA Program", {"A", "B"}, since, 0}, trusted_);
  EXPECT_THAT(client_.asked[0].url, HasSubstr("component=A&component=B&last_change_time=2026-11-01T12%3A34%3A56Z"));
}

}  // namespace
}  // namespace candor::bugzilla
