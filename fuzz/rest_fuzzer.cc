// Any bytes as a tracker's answer, to everything that reads answers: an answer is a success or a reason in one line, no
// error is taken for a success, and whatever is read ends.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "bugzilla/answer.h"
#include "bugzilla/arrival.h"
#include "bugzilla/dialect.h"
#include "bugzilla/fetch.h"
#include "bugzilla/listing.h"
#include "bugzilla/view.h"
#include "fuzz/require.h"
#include "http/scripted_client.h"

namespace {

using namespace candor;
using namespace candor::bugzilla;

// Always the same answer.
class Parrot : public http::Client {
 public:
  Parrot(int status, std::string body) : status_(status), body_(std::move(body)) {}
  http::Outcome send(const http::Request&) override { return {http::Failure::none, {status_, {}, body_}, ""}; }

 private:
  int status_;
  std::string body_;
};

// In no time.
class NoWait : public Pace {
 public:
  std::chrono::milliseconds elapsed() override { return passed_; }
  void wait(std::chrono::milliseconds length) override { passed_ += length; }
  double chance() override { return 0.5; }

 private:
  std::chrono::milliseconds passed_{0};
};

constexpr int kStatuses[] = {200, 201, 302, 400, 401, 404, 414, 429, 500, 503};

void read_one(const http::Response& response) {
  const Answer answer = read_answer(response, "bugs");
  if (answer.ok()) {
    fuzz::require(response.status / 100 == 2 && answer->is_object() && answer->contains("bugs"));
    fuzz::require(!answer->contains("error") || (*answer)["error"] == false);
  } else {
    fuzz::require(!answer.error().text.empty());
    fuzz::require(answer.error().text.find('\n') == std::string::npos);
  }
}

void read_all(Rest& rest) {
  constexpr int64_t kBug = 7;
  NoWait pace;
  PatientReader reader(rest, pace);
  const int64_t ids[] = {kBug, 8};
  fetch_bugs(reader, ids);
  fetch_comments(reader, ids);
  fetch_attachment(reader, kBug);
  probe_bug(reader, kBug);
  int64_t trusted = 0;
  list_bugs(reader, {"CA Program", {"CA Certificate Compliance"}, {}, 0}, trusted);
  count_bugs(reader, {"CA Program", {}, {}});
  read_bug(rest, kBug);
  account_of_key(rest, "a@ca.example");
  const Posting postings[] = {NewBug{.product = "p", .component = "c", .summary = "s", .description = "d"},
                              BugChange{.bug = kBug, .comment = "text", .needinfo = {"a@ca.example"}},
                              BugChange{.bug = kBug, .whiteboard = "[x]", .clear_flags = {1}},
                              NewAttachment{kBug, "a.csv", "text/csv", "a", "", "data"}};
  for (const Posting& posting : postings) {
    const auto read = read_mark(rest, posting);
    const Mark mark = std::holds_alternative<Mark>(read) ? std::get<Mark>(read) : Mark();
    const auto taken = [](int64_t bug) { return bug == kBug + 1; };
    find_arrival(rest, posting, mark, "a@ca.example", taken);
    find_altered(rest, posting, mark, "a@ca.example", taken);
    difference(rest, posting, {.bug = kBug, .attachment = 3});
  }
  flags_still_set(rest, std::get<BugChange>(postings[2]));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 1) return 0;
  const int status = kStatuses[data[0] % std::size(kStatuses)];
  const Dialect dialect = data[0] >= 128 ? Dialect::stock : Dialect::bmo;
  std::string body(reinterpret_cast<const char*>(data) + 1, size - 1);
  read_one({status, {}, body});
  if (const auto json = nlohmann::json::parse(body, nullptr, false); json.is_object()) {
    accepted(json, NewBug{});
    accepted(json, NewAttachment{});
  }
  dialect_of(body);
  Parrot parrot(status, std::move(body));
  Rest rest(parrot, {.url = "https://tracker.example", .key = "k", .dialect = dialect});
  read_all(rest);
  return 0;
}
