// Reading from a tracker without being a burden: back-off with jitter when it is in trouble, few requests a minute as
// long as nobody is logged in, and at once silent when it says no. Requests are GETs only, which do no harm twice.
#pragma once

#include <chrono>
#include <deque>
#include <functional>

#include "base/time.h"
#include "bugzilla/answer.h"

namespace candor::bugzilla {

// Time as it passes, for waiting. Tests hand in their own.
class Pace {
 public:
  virtual ~Pace() = default;
  Pace() = default;
  Pace(const Pace&) = delete;
  Pace& operator=(const Pace&) = delete;
  virtual std::chrono::milliseconds elapsed() = 0;          // since any fixed moment, never backwards
  virtual void wait(std::chrono::milliseconds length) = 0;  // may end early when the user wants to stop
  virtual double chance() = 0;                              // in [0, 1)
};

// The machine's own. `stop` ends a wait early.
class RealPace : public Pace {
 public:
  explicit RealPace(std::function<bool()> stop) : stop_(std::move(stop)) {}
  std::chrono::milliseconds elapsed() override;
  void wait(std::chrono::milliseconds length) override;
  double chance() override;

 private:
  std::function<bool()> stop_;
};

class PatientReader {
 public:
  PatientReader(Rest& rest, Pace& pace, std::function<bool()> stop = {})
      : rest_(rest), pace_(pace), stop_(std::move(stop)) {}

  Answer get(std::string_view path, const Query& query, std::string_view expect);
  Rest& rest() { return rest_; }

 private:
  void hold_back(std::string_view path);

  Rest& rest_;
  Pace& pace_;
  std::function<bool()> stop_;
  bool reached_ = false;                           // it has answered before, so silence is a passing trouble
  std::deque<std::chrono::milliseconds> counted_;  // moments of requests that count against the anonymous limit
};

}  // namespace candor::bugzilla
