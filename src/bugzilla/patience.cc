#include "bugzilla/patience.h"

#include <algorithm>
#include <random>
#include <thread>

namespace candor::bugzilla {

namespace {

using std::chrono::milliseconds;

constexpr int kAttempts = 5;
constexpr milliseconds kFirstWait = std::chrono::seconds(2);
constexpr milliseconds kLongestWait = std::chrono::minutes(2);

// BMO blocks an address for an hour at the 76th anonymous reading of single bugs in a minute (REST-observed; searches
// are not counted). We stay well below.
constexpr size_t kAnonymousReads = 50;
constexpr milliseconds kAnonymousWindow = std::chrono::minutes(1);

bool passes(Trouble trouble, bool reached) {
  switch (trouble) {
    case Trouble::outcome_unknown:
    case Trouble::rate_limited:
      return true;
    case Trouble::not_sent:
      return reached;
    default:
      return false;
  }
}

// Between half and one and a half of the wait, so that many clients do not come back together.
milliseconds spread(milliseconds wait, double chance) {
  return milliseconds(static_cast<int64_t>(static_cast<double>(wait.count()) * (0.5 + chance)));
}

}  // namespace

milliseconds RealPace::elapsed() {
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void RealPace::wait(milliseconds length) {
  constexpr milliseconds kStep(100);
  for (milliseconds left = length; left.count() > 0 && !(stop_ && stop_()); left -= kStep) {
    std::this_thread::sleep_for(std::min(left, kStep));
  }
}

double RealPace::chance() {
  static thread_local std::mt19937 generator{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(generator);
}

void PatientReader::hold_back(std::string_view path) {
  const bool counts = path.starts_with("/bug/") && rest_.server().key.empty();
  if (!counts) return;
  while (!counted_.empty() && pace_.elapsed() - counted_.front() >= kAnonymousWindow) counted_.pop_front();
  if (counted_.size() >= kAnonymousReads) {
    pace_.wait(kAnonymousWindow - (pace_.elapsed() - counted_.front()));
    counted_.pop_front();
  }
  counted_.push_back(pace_.elapsed());
}

Answer PatientReader::get(std::string_view path, const Query& query, std::string_view expect) {
  milliseconds wait = kFirstWait;
  for (int attempt = 1;; ++attempt) {
    hold_back(path);
    Answer answer = rest_.get(path, query, expect);
    const bool give_up = answer.ok() || attempt == kAttempts || !passes(answer.error().trouble, reached_);
    if (answer.ok() || answer.error().status > 0) reached_ = true;
    if (give_up || (stop_ && stop_())) return answer;
    // A rate is counted over a minute: coming back within it would only be one more.
    const bool rated = answer.error().trouble == Trouble::rate_limited;
    pace_.wait(spread(rated ? std::max(wait, 2 * kAnonymousWindow) : wait, pace_.chance()));
    wait = std::min(wait * 2, kLongestWait);
  }
}

}  // namespace candor::bugzilla
