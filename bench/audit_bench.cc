// audit_bench [BUGS]: how long the audit of so many bugs takes (2,000 bugs with 25,000 comments are the goal's), from
// the bytes of the tracker's answer to the last verdict, and how the cost grows. Goal: under 5 seconds.
//
// Processor time is counted, so that whatever else the machine does matters little.
#include <ctime>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string>

#include "desk/audit.h"
#include "typical_report.h"

namespace candor::bench {

namespace {

using nlohmann::json;

constexpr size_t kComments = 25;  // in two bugs: 12.5 each

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string text_of(size_t comment, unsigned seed) {
  switch (comment) {
    case 0:
      return "## Preliminary Incident Report\n\n### Summary\n- **Incident description:** Certificates carry a wrong "
             "value. "
             "We became aware on 2026-04-01 at 07:50 UTC. Issuance was stopped, so the incident is contained.\n";
    case 1:
      return typical_report(seed);
    default:
      return comment % 2 == 0 ? "Was the linter set to warn for all profiles, or only for this one? Please explain."
                              : "(In reply to the comment above)\n\nFor all of them. Action item 1 is on schedule for "
                                "2026-06-30; action item 2 was completed on 2026-05-03 at 10:00 UTC.";
  }
}

json bug(unsigned number) {
  const std::string owner = "compliance@owner.example";
  const size_t count = kComments / 2 + number % 2;
  json comments = json::array();
  for (size_t i = 0; i < count; ++i) {
    const bool other = i > 1 && i % 2 == 0;
    comments.push_back({{"count", i},
                        {"creator", other ? "reader@community.example" : owner},
                        {"time", fmt::format("2026-{:02}-{:02}T10:00:00Z", 4 + i / 8, 2 + i % 8 * 3)},
                        {"text", text_of(i, number)}});
  }
  const json change = {{"when", "2026-04-03T08:00:00Z"},
                       {"who", "moderator@rootprogram.example"},
                       {"changes", {{{"field_name", "whiteboard"}, {"removed", ""}, {"added", "[ca-compliance]"}}}}};
  return {{"bug",
           {{"id", 1900000 + number},
            {"summary", "Owner: a wrong value"},
            {"creator", owner},
            {"assigned_to", owner},
            {"creation_time", "2026-04-02T10:00:00Z"},
            {"whiteboard", "[ca-compliance]"}}},
          {"comments", comments},
          {"history", json::array({change})}};
}

void measure(unsigned bugs) {
  json all = json::array();
  for (unsigned i = 0; i < bugs; ++i) all.push_back(bug(i));
  const std::string bytes = all.dump();
  const double begin = processor_seconds();
  const auto audits = desk::audit_bytes("bugs.json", bytes, {*parse_instant("2026-07-01"), {}});
  const double took = processor_seconds() - begin;
  size_t comments = 0;
  size_t clocks = 0;
  for (const auto& one : *audits) {
    comments += one.life.posts.size();
    clocks += one.clocks.size();
  }
  fmt::print("{:6} bugs, {:7} comments, {:7} clocks: {:6.2f} s of processor time, {:5.2f} ms a bug\n", bugs, comments,
             clocks, took, 1000 * took / bugs);
}

}  // namespace

}  // namespace candor::bench

int main(int argc, char** argv) {
  const unsigned most = argc > 1 ? static_cast<unsigned>(std::stoul(argv[1])) : 2000;
  for (unsigned bugs = std::max(most / 100, 1U); bugs <= most; bugs *= 10) candor::bench::measure(bugs);
  return 0;
}
