// Counts events of a log by type and period: incidents that are about answers or requests, not about certificates. The
// memory it takes depends on the number of types and periods, not on the length of the log.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace candor::evidence {

enum class Period : uint8_t { hour, day, month };
std::string_view to_string(Period period);
Instant begin_of(Period period, Instant instant);       // in UTC
Instant end_of(Period period, Instant instant);         // the beginning of the next one
std::string period_text(Period period, Instant begin);  // 2026-03-20T10Z, 2026-03-20, 2026-03

struct TallyInputs {
  std::string path;             // CSV, packed or not; "-" is standard input
  std::string where;            // SQL condition: which events count; empty: all
  std::vector<std::string> by;  // SQL expressions: what makes the type; empty: one type
  std::string time;             // column; empty: found by name or content
  Period period = Period::day;
  bool utc = false;  // times without a zone are UTC
  // Each record that cannot be counted: line, the time cell where that is the reason, why. May be null.
  std::function<void(uint64_t line, const std::string& cell, const std::string& reason)> rejected;
  std::function<bool()> cancelled;                                               // may be null
  std::function<void(uint64_t done, uint64_t total, uint64_t events)> progress;  // may be null
};

struct EventCount {
  uint64_t count = 0;
  Instant first, last;
  void add(Instant instant);
};

struct EventTally {
  std::string time;   // the column that was taken
  uint64_t read = 0;  // records with a readable time, whether they count or not
  uint64_t rejected = 0;
  EventCount all;                                                  // every event with a readable time
  EventCount total;                                                // those that count
  std::map<Instant, uint64_t> per_period;                          // every event, by beginning of the period
  std::map<std::string, EventCount> types;                         // those that count
  std::map<std::string, std::map<Instant, EventCount>> by_period;  // by type, then beginning of the period
};

Result<EventTally> tally_events(const TallyInputs& inputs);

// Events an hour over the time from the log's first event (of any kind) to its last: what the log is known to cover. Of
// that, one period's `begin` chooses the part that lies in it: all of the period, but for the first and the last. None
// where that is less than a minute, from which nothing can be told about an hour.
std::optional<double> per_hour(uint64_t count, const EventCount& log);
std::optional<double> per_hour(uint64_t count, const EventCount& log, Period period, Instant begin);

}  // namespace candor::evidence
