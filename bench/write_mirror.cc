// write_mirror URL BUGS TITLES [COMMENTS]: fills the mirror of a new desk with bugs over twelve years, each with so
// many comments (20 by default) of about forty words: few words often, most seldom, as in life. TITLES: a table
// whose second column is titles (tests/data/tracker/titles.tsv). Same arguments, same mirror.
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <random>

#include "base/fold.h"
#include "desk/mirror_sink.h"

namespace {

using namespace candor;  // NOLINT(google-build-using-namespace): a small program

constexpr Instant kFirst{Seconds(1'400'000'000)};  // 2014-05-13
constexpr Instant kLast{Seconds(1'790'000'000)};   // 2026-09-21
constexpr int kWords = 30'000;
constexpr int kOpenOneIn = 20;
constexpr std::array<const char*, 6> kTags = {"dv-misissuance", "ov-misissuance",        "ca-revocation-delay",
                                              "crl-failure",    "leaf-revocation-delay", "audit-finding"};
constexpr std::array<const char*, 5> kSections = {"BR 7.1.2.7", "BR 4.9.1.1", "RFC 5280 section 4.2.1.6", "BR 7.1.6.1",
                                                  "EVG 9.2.1"};

class Maker {
 public:
  Maker(std::vector<std::string> titles, int bugs, int comments)
      : titles_(std::move(titles)), bugs_(bugs), comments_(comments) {}

  tracker::BugRecord make(int number) {
    std::mt19937 dice(static_cast<uint32_t>(number));
    tracker::BugRecord record;
    tracker::Bug& bug = record.bug;
    bug.id = 1'000'000 + number;
    bug.product = "CA Program";
    bug.component = "CA Certificate Compliance";
    bug.summary = fmt::format("{} {} {}", titles_[dice() % titles_.size()], word(dice), word(dice));
    bug.whiteboard = fmt::format("[ca-compliance] [{}]", kTags[dice() % kTags.size()]);
    const bool open = number % kOpenOneIn == 0;
    bug.status = open ? "ASSIGNED" : "RESOLVED";
    bug.resolution = open ? "" : "FIXED";
    bug.creator = bug.assignee = fmt::format("desk@ca{}.example", dice() % 90);
    bug.opened = kFirst + (kLast - kFirst) / bugs_ * number;
    bug.changed = *bug.opened + std::chrono::days(60);
    bug.comment_count = comments_;
    for (int i = 0; i < comments_; ++i) record.comments.push_back(comment(bug, i, dice));
    record.history.emplace();
    return record;
  }

 private:
  // The n-th word as often as 1/n of the first (Zipf).
  static std::string word(std::mt19937& dice) {
    const double u = static_cast<double>(dice()) / 4'294'967'296.0;
    const auto rank = static_cast<uint32_t>(std::exp(u * std::log(static_cast<double>(kWords))));
    static constexpr std::string_view kLetters = "etaoinshrdlucmfwypvbgk";
    std::string text;
    for (uint32_t left = rank * 2'654'435U + 17; text.size() < 3 + rank % 6; left /= 11) {
      text += kLetters[left % kLetters.size()];
    }
    return text + kLetters[rank % kLetters.size()];
  }
  static tracker::Comment comment(const tracker::Bug& bug, int i, std::mt19937& dice) {
    std::string text;
    const auto words = 20 + dice() % 40;
    for (uint32_t k = 0; k < words; ++k) text += word(dice) + (k % 14 == 13 ? ".\n" : " ");
    if (dice() % 4 == 0) text += fmt::format("See {}. ", kSections[dice() % kSections.size()]);
    if (dice() % 10 == 0) text += fmt::format("As in bug {}.", 1'000'000 + dice() % 100'000);
    return {.id = bug.id * 100 + i,
            .count = i,
            .author = i % 3 == 0 ? bug.creator : "asker@community.example",
            .at = *bug.opened + std::chrono::days(i),
            .text = std::move(text),
            .tags = {}};
  }

  std::vector<std::string> titles_;
  int bugs_, comments_;
};

std::vector<std::string> titles_of(const char* path) {
  std::vector<std::string> titles;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto columns = split(line, '\t');
    if (columns.size() > 1 && !line.starts_with('#')) titles.emplace_back(columns[1]);
  }
  return titles;
}

Status write(store::Store& store, Maker& maker, int bugs) {
  constexpr int kBatch = 200;
  desk::MirrorSink sink(store);
  bugzilla::SyncState state;
  state.tracker = "https://tracker.example";
  state.watermark = kLast;
  if (const Status kept = sink.remember(state); !kept.ok()) return kept;
  for (int first = 1; first <= bugs; first += kBatch) {
    std::vector<tracker::BugRecord> some;
    for (int i = first; i < first + kBatch && i <= bugs; ++i) some.push_back(maker.make(i));
    if (const auto kept = sink.keep(some, kLast, {}); !kept.ok()) return kept.error();
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const auto titles = argc > 3 ? titles_of(argv[3]) : std::vector<std::string>();
  if (titles.empty()) {
    std::cerr << "usage: write_mirror URL BUGS TITLES [COMMENTS]\n";
    return 2;
  }
  const int bugs = std::atoi(argv[2]);
  Maker maker(titles, bugs, argc > 4 ? std::atoi(argv[4]) : 20);
  const auto location = store::parse_location(argv[1]);
  if (!location.ok()) return 2;
  auto store = store::Store::open(*location, {.create = true, .now = kLast});
  const Status written = store.ok() ? write(*store, maker, bugs) : Status(store.error());
  if (written.ok()) return 0;
  std::cerr << written.error().message << "\n";
  return 1;
}
