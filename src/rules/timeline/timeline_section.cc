// timeline-section: a timeline is there and has several dated entries.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/sections.h"
#include "rules/support/timeline.h"
#include "rules/support/words.h"

namespace candor::rules::timeline_section {

constexpr size_t kFew = 5;

bool only_points_elsewhere(const Words& words) {
  static const Patterns kPointer(
      "see|refer*|described|given|provided|same|identical ~ bug|comment|incident|ticket|report|"
      "above|attach*; attached");
  return words.size() < 40 && kPointer.in(words);
}

void report_empty(const Input& in, const report::Section& section, Sink& out) {
  const Words words(in.document.prose(section.body));
  Draft draft =
      out.add(section.heading.span, words.empty() ? "the timeline is empty" : "the timeline has no entry with a date");
  draft.help("List the events before, during and after the incident, each with date and time.")
      .requirement("timeline-section");
  if (only_points_elsewhere(words))
    draft.requirement("scope-free-standing").requirement("scope-complete-despite-elsewhere");
}

void check(const Input& in, Sink& out) {
  const bool topics = !in.version.at_least("2.0");
  if (topics && in.report.section(report::SectionId::topic_timeline) != nullptr) {
    // found under its question
  } else if (!in.report.timeline.empty()) {
    // found under whatever heading
  } else if (!require_section(in, out, report::SectionId::timeline, {"timeline-section"},
                              "a timeline of the actions taken")) {
    return;
  }
  const report::Section* section = section_of_timeline(in);
  if (section == nullptr) return;
  const size_t entries = in.report.timeline.size();
  if (entries == 0) return report_empty(in, *section, out);
  if (entries >= kFew) return;
  out.add(section->heading.span,
          fmt::format("the timeline has {} only", entries == 1 ? "one entry" : fmt::format("{} entries", entries)))
      .help("Add the events before discovery and each step from discovery to the end of the incident.")
      .requirement("timeline-section")
      .at_most(Level::should);
}

}  // namespace candor::rules::timeline_section

namespace candor::rules {

extern const Rule kTimelineSection{
    .id = "timeline-section",
    .title = "The report has a detailed timeline",
    .requirements = {"timeline-section"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "The course of events shows whether the CA noticed, decided and acted in time.",
    .check = timeline_section::check};

}  // namespace candor::rules
