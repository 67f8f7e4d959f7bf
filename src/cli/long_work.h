// Work that takes a while: progress on a terminal, Ctrl-C without half-written output.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/progress_line.h"
#include "desk/evidence_request.h"

namespace candor::cli {

// While it lives, SIGINT and SIGTERM ask the work to end, and an input file that shrinks while it is mapped (SIGBUS)
// ends the program with a sentence instead of a crash; the temporary folder is removed in each case. One at a time.
class LongWork {
 public:
  explicit LongWork(Environment& env, std::string_view what = "certificates");
  ~LongWork();
  LongWork(const LongWork&) = delete;
  LongWork& operator=(const LongWork&) = delete;

  static bool cancelled();
  // Rate and time left on the terminal, at most a few times a second. total 0: unknown.
  void show(uint64_t done, uint64_t total, uint64_t count);

  desk::EvidenceHooks hooks(int threads);
  // From now on each stage's time is printed on standard error when it ends, the last one's with this object.
  void print_timings() { timings_ = true; }

 private:
  void begin_stage(std::string_view name);

  using Clock = std::chrono::steady_clock;
  ProgressLine line_;
  Environment& env_;
  std::string_view what_;
  Clock::time_point began_ = Clock::now();
  Clock::time_point shown_ = began_;
  bool timings_ = false;
  std::string stage_;
  Clock::time_point stage_began_;
};

// "12.3 M", "4,096": for progress.
std::string short_count(double count);

}  // namespace candor::cli
