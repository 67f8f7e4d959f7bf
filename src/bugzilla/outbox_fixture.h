// For tests of the outbox against the double.
#pragma once

#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "bugzilla/answer.h"
#include "bugzilla/outbox.h"
#include "bugzilla/test_double.h"

namespace candor::bugzilla {

// Keeps every state an entry was saved in.
class MemoryJournal : public Journal {
 public:
  Status save(const Entry& entry) override {
    if (fail) return Error{"the disk is full", ""};
    entries[entry.id] = entry;
    return {};
  }
  std::map<int64_t, Entry> entries;
  bool fail = false;
};

// An outbox before a double of either dialect.
class OutboxFixture : public testing::TestWithParam<Dialect> {
 protected:
  OutboxFixture()
      : double_({"--dialect", GetParam() == Dialect::bmo ? "bmo" : "stock"}),
        client_(http::make_curl_client({.user_agent = "candor-test"})),
        rest_(*client_, double_.server("ca-key", GetParam())) {}

  Outbox outbox() {
    return {rest_, journal_, {.account = "", .pause = [this](Seconds wait) { waited_ += wait; }}};
  }
  Entry planned(Posting posting) { return Entry{.id = ++id_, .posting = std::move(posting)}; }
  NewBug new_bug(const std::string& summary = "Quillmark: wrong key usage") const {
    return {.product = "CA Program",
            .component = "CA Certificate Compliance",
            .summary = summary,
            .description = "# Report\r\n\r\nOf " + summary + "  \n"};
  }
  int64_t filed_bug() {
    Entry entry = planned(new_bug());
    EXPECT_TRUE(outbox().deliver(entry).ok());
    return entry.delivery.bug;
  }
  size_t comments_of(int64_t bug) const { return double_.state()["comments"][std::to_string(bug)].size(); }
  void fault(const std::string& how, const std::string& method = "POST") {
    double_.steer("fault", {{"method", method}, {"how", how}, {"path", "/rest/bug"}});
  }

  TestDouble double_;
  std::unique_ptr<http::Client> client_;
  Rest rest_;
  MemoryJournal journal_;
  Seconds waited_{0};
  int64_t id_ = 0;
};

}  // namespace candor::bugzilla
