// Builds bugs for tests, in the tracker's shape. Only for tests.
#pragma once

#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <string_view>

#include "lifecycle/audit.h"

namespace candor::lifecycle {

inline Instant instant(std::string_view text) {
  const auto read = parse_instant(text);
  EXPECT_TRUE(read.has_value()) << text;
  return read.value_or(Instant{});
}

// A full report of 3.x with the given line of the Timeline and rows of Action Items ("| Item | Prevent | ... |").
inline std::string full_report(const std::string& timeline, const std::string& rows = "") {
  return "## Full Incident Report\n\n### Summary\n\n- **CA Owner CCADB unique ID:** A000000\n"
         "- **Incident description:** Certificates carry a wrong value.\n"
         "- **Source of incident disclosure:** Self Reported\n\n### Impact\n\n"
         "- **Total number of certificates:** 3\n\n### Timeline\n\nAll times are UTC.\n\n" +
         timeline +
         "\n\n### Related Incidents\n\n| Bug | Date | Description |\n|---|---|---|\n| N/A | N/A | None found. |\n\n"
         "### Root Cause Analysis\n\n**Contributing Factor #1: One pair of eyes**\n"
         "- **Description:** The profile was edited by one person.\n\n### Lessons Learned\n\n"
         "- **What went well:** The alarm.\n\n### Action Items\n\n"
         "| Action Item | Kind | Corresponding Root Cause(s) | Evaluation Criteria | Due Date | Status |\n"
         "|---|---|---|---|---|---|\n" +
         rows + "\n### Appendix\n\nSee the attached list.\n";
}

inline std::string closure_report() {
  return "### Report Closure Summary\n\n- **Incident description:** Certificates carried a wrong value.\n"
         "- **Incident Root Cause(s):** One person edited the profile.\n"
         "- **Remediation description:** Two do.\n- **Commitment summary:** N/A\n\n"
         "All Action Items disclosed in this report have been completed as described, and we request its closure.\n";
}

class TestBug {
 public:
  static constexpr const char* kCa = "compliance@owner.example";
  static constexpr const char* kOther = "reader@community.example";
  static constexpr const char* kModerator = "moderator@rootprogram.example";

  explicit TestBug(std::string_view opened, const std::string& creator = kCa) {
    record_.bug.id = 4711;
    record_.bug.summary = "Owner: wrong value in certificates";
    record_.bug.creator = creator;
    record_.bug.opened = instant(opened);
    record_.history.emplace();
  }

  TestBug& say(const std::string& who, std::string_view at, std::string text) {
    tracker::Comment comment;
    comment.count = static_cast<int>(record_.comments.size());
    comment.author = who;
    comment.at = instant(at);
    comment.text = std::move(text);
    record_.comments.push_back(std::move(comment));
    return *this;
  }
  TestBug& ca(std::string_view at, std::string text) { return say(kCa, at, std::move(text)); }
  TestBug& other(std::string_view at, std::string text) { return say(kOther, at, std::move(text)); }
  TestBug& moderator(std::string_view at, std::string text) { return say(kModerator, at, std::move(text)); }

  TestBug& change(const std::string& who, std::string_view at, const std::string& field, const std::string& added) {
    std::string removed = field == "whiteboard" ? record_.bug.whiteboard : "";
    if (field == "whiteboard") record_.bug.whiteboard = added;
    if (field == "status") record_.bug.status = added;
    record_.history->push_back({instant(at), who, {{field, removed, added}}});
    return *this;
  }
  TestBug& whiteboard(std::string_view at, const std::string& value) {
    return change(kModerator, at, "whiteboard", value);
  }
  // Its last group is taken away: everybody sees it.
  TestBug& publish(std::string_view at) {
    record_.history->push_back({instant(at), kModerator, {{"bug_group", "ca-program-security", ""}}});
    return *this;
  }
  TestBug& status(std::string_view at, const std::string& value) { return change(kModerator, at, "status", value); }

  BugAudit judge(std::string_view as_of) const { return audit(record_, {instant(as_of), {kCa}}); }
  tracker::BugRecord& record() { return record_; }

 private:
  tracker::BugRecord record_;
};

// The clock that was triggered at an instant; a failure and an empty result when there is none.
inline std::optional<ClockResult> clock_at(const BugAudit& audit, std::string_view clock, std::string_view trigger,
                                           std::string_view bound = {}) {
  for (const ClockResult& result : audit.clocks) {
    if (result.clock == clock && result.bound == bound && result.trigger && result.trigger->at == instant(trigger)) {
      return result;
    }
  }
  return {};
}

inline int count_state(const BugAudit& audit, std::string_view clock, State state) {
  int count = 0;
  for (const ClockResult& result : audit.clocks) count += result.clock == clock && result.state == state ? 1 : 0;
  return count;
}

// "met", "missed 3600", "running": what a test compares.
inline std::string verdict(const std::optional<ClockResult>& result) {
  if (!result) return "none";
  std::string words(to_string(result->state));
  if (result->state == State::missed) words += " " + std::to_string(result->late_seconds.value_or(-1));
  return words;
}

}  // namespace candor::lifecycle
