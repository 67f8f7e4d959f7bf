// A clock of the guidelines as it ran in one life. A clock is one file in this folder and one line in
// clock_table.inc; its duration, level and citation are data of the version in force at the trigger.
//
// Durations are elapsed time (1 day = 86,400 s); reaching the due instant is on time (ambiguity 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guidelines/version.h"
#include "lifecycle/life.h"

namespace candor::lifecycle {

enum class State { met, missed, running, unknown };
std::string_view to_string(State state);

// error: a duty; warning: a duty by one reading only, or towards a mere remark; info: nothing is owed by a time.
enum class Severity { error, warning, info };
std::string_view to_string(Severity severity);

// Where an instant comes from: "c4" a comment, "text:c4" an instant written in it, "history", "due date", "derived",
// "record" (our own, without a comment).
struct Event {
  Instant at;
  std::string what;  // in words: "question in comment 3"
  std::string ref;
};

// The other, stricter reading of a clock whose start the text leaves open (ambiguities 1 and 2).
struct Strict {
  Instant trigger_at;
  Instant due;
  State state = State::running;
  std::optional<long long> late_seconds;
};

struct ClockResult {
  std::string_view clock;  // id in the guideline data
  std::string_view title;
  const guidelines::Version* version = nullptr;  // in force at the trigger
  guidelines::Level level = guidelines::Level::must;
  std::string citation;
  std::optional<Event> trigger;
  std::optional<Instant> due;
  std::optional<Event> satisfied;
  State state = State::running;
  std::optional<long long> late_seconds;  // 0 when met; empty when running or unknown
  std::string_view bound;                 // the duration when a clock has two: "P3D", "P7D"
  bool to_the_minute = false;             // the trigger is known to the minute: 59 s of slack
  Severity severity = Severity::error;
  std::optional<Strict> strict;
  std::string note;
  bool restarted = false;  // counted anew after a pause, by one reading: late, it is owed, but called unknown
  bool stopped = false;    // ended by something other than the CA Owner's posting (bug closed)
};

// One place to begin a result: looks the clock up in the version in force at `trigger`; nothing when it has none.
std::optional<ClockResult> start(std::string_view clock, const Event& trigger, std::string_view bound = {});

// Sets state and late_seconds from due, satisfied and as_of.
void judge(ClockResult& result, Instant as_of);

// "question, comment 4" with the reference "c4"; without `what`: "comment 4".
Event said_in(const Post& post, std::string_view what = {});
Event told_in(Instant at, int number, std::string what);  // "text:c4"

// The clocks of a life, in table order and then by trigger.
std::vector<ClockResult> run_clocks(const Life& life);

// The paragraph on weekly updates came on 2023-05-02 (ambiguity 30); nothing before is judged by it.
Instant updates_since();

}  // namespace candor::lifecycle
