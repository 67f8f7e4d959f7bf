#include "typical_report.h"

#include <array>
#include <fmt/format.h>
#include <iterator>
#include <string_view>

namespace candor::bench {

namespace {

constexpr std::array<std::string_view, 8> kSentences = {
    "The import was built two years ago for an interface that had no such entries, and nobody was told of the change.",
    "A second look by another team is part of the procedure, but the form shows the result of the automatic check "
    "only.",
    "We compared all records of the last quarter with the register and found the same pattern in three more batches.",
    "The alarm was set on the rate of failures, which did not move, since each of these requests looked like a "
    "success.",
    "Subscribers were informed by mail and by telephone, and the support desk was given a list of likely questions.",
    "The procedure was last changed in 2024; the change log names the reviewers and the tests that were run then.",
    "No log entry tells the two cases apart, therefore the count was established from the certificates themselves.",
    "The setting is read once at start-up, so that a change of the configuration had no effect until the next "
    "release."};

// Repeatable noise; the quality does not matter.
class Noise {
 public:
  explicit Noise(unsigned seed) : state_(seed * 2654435761U + 12345U) {}
  unsigned below(unsigned limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8U) % limit;
  }
  std::string_view sentence() { return kSentences[below(kSentences.size())]; }
  std::string prose(int sentences) {
    std::string text;
    for (int i = 0; i < sentences; ++i) text += fmt::format("{}{}", i == 0 ? "" : " ", sentence());
    return text;
  }

 private:
  unsigned state_;
};

void add_summary(std::string& out, Noise& noise) {
  fmt::format_to(std::back_inserter(out),
                 "## Full Incident Report\n\n### Summary\n\n"
                 "- **CA Owner CCADB unique ID:** A00{:04}\n"
                 "- **Incident description:** {}\n"
                 "- **Timeline summary:**\n"
                 "   - **Non-compliance start date:** 2026-03-02\n"
                 "   - **Non-compliance identified date:** 2026-03-30\n"
                 "   - **Non-compliance end date:** 2026-04-02\n"
                 "- **Relevant policies:** TLS Baseline Requirements v2.2.4, section 3.2.2.8 and section 4.9.1.1\n"
                 "- **Source of incident disclosure:** Self Reported\n\n",
                 noise.below(10000), noise.prose(3));
}

void add_impact(std::string& out, Noise& noise) {
  fmt::format_to(std::back_inserter(out),
                 "### Impact\n\n"
                 "- **Total number of certificates:** {}\n"
                 "- **Total number of \"remaining valid\" certificates:** 0\n"
                 "- **Affected certificate types:** This incident affects OV certificates.\n"
                 "- **Incident heuristic:** The full corpus of affected certificates is disclosed in the Appendix. {}\n"
                 "- **Was issuance stopped in response to this incident, and why or why not?:** Yes. {}\n"
                 "- **Analysis:** N/A\n"
                 "- **Additional considerations:** {}\n\n",
                 12 + noise.below(900), noise.prose(1), noise.prose(2), noise.prose(1));
}

void add_timeline(std::string& out, Noise& noise) {
  out += "### Timeline\n\nAll times are UTC.\n\n";
  for (unsigned i = 0; i < 31; ++i) {
    fmt::format_to(std::back_inserter(out), "- 2026-03-{:02} {:02}:{:02} {}\n", i + 1, 6 + noise.below(12),
                   noise.below(60), noise.prose(1 + i % 2));
  }
  out += "- 2026-04-02 09:01 Revocation of all affected certificates is completed. The incident ends.\n\n";
}

void add_related(std::string& out, Noise& noise) {
  out += "### Related Incidents\n\n| Bug | Date | Description |\n|---|---|---|\n";
  for (unsigned i = 0; i < 5; ++i) {
    const unsigned bug = 1950000 + noise.below(50000);
    fmt::format_to(std::back_inserter(out),
                   "| [{0}](https://bugzilla.mozilla.org/show_bug.cgi?id={0}) | 2025-0{1}-1{1} | {2} |\n", bug, i + 2,
                   noise.prose(1));
  }
  out += '\n';
}

void add_root_cause(std::string& out, Noise& noise) {
  out += "### Root Cause Analysis\n\n";
  for (int i = 1; i <= 5; ++i) {
    fmt::format_to(std::back_inserter(out),
                   "**Contributing Factor #{}: The limit was a setting without a bound**\n"
                   "- **Description:** {}\n- **Timeline:** Since 2025-11-0{} 10:00 UTC. {}\n- **Detection:** {}\n"
                   "- **Interaction with other factors:** {}\n"
                   "- **Root Cause Analysis methodology used:** 5-Whys\n\n",
                   i, noise.prose(5), i, noise.prose(2), noise.prose(2), noise.prose(1));
  }
}

void add_lessons(std::string& out, Noise& noise) {
  fmt::format_to(std::back_inserter(out),
                 "### Lessons Learned\n\n- **What went well:**\n   - {}\n   - {}\n- **What didn't go well:**\n   - {}\n"
                 "- **Where we got lucky:**\n   - {}\n- **Additional:** N/A\n\n",
                 noise.sentence(), noise.sentence(), noise.sentence(), noise.sentence());
}

void add_actions(std::string& out, Noise& noise) {
  out +=
      "### Action Items\n\n"
      "| Action Item | Kind | Corresponding Root Cause(s) | Evaluation Criteria | Due Date | Status |\n"
      "|---|---|---|---|---|---|\n";
  constexpr std::array<std::string_view, 3> kKinds = {"Prevent", "Detect", "Mitigate"};
  for (unsigned i = 0; i < 9; ++i) {
    fmt::format_to(std::back_inserter(out), "| {} | {} | Root Cause # {} | {} | 2026-05-1{} | Ongoing |\n",
                   noise.sentence(), kKinds[i % 3], i % 5 + 1, noise.sentence(), i);
  }
  out += '\n';
}

void add_appendix(std::string& out, Noise& noise) {
  out += "### Appendix\n\nThe affected certificates are listed in the attachment affected.csv.\n\n```json\n";
  for (int i = 0; i < 12; ++i) {
    fmt::format_to(std::back_inserter(out), "{{\"request\": {}, \"checked\": \"2026-03-1{}T10:0{}:00Z\"}}\n",
                   noise.below(100000), noise.below(10), noise.below(10));
  }
  out += "```\n";
}

}  // namespace

std::string typical_report(unsigned number) {
  Noise noise(number);
  std::string out;
  add_summary(out, noise);
  add_impact(out, noise);
  add_timeline(out, noise);
  add_related(out, noise);
  add_root_cause(out, noise);
  add_lessons(out, noise);
  add_actions(out, noise);
  add_appendix(out, noise);
  return out;
}

}  // namespace candor::bench
