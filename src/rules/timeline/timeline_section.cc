// timeline-section: a timeline is there and has several dated entries.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/pointer.h"
#include "rules/support/sections.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_section {

// The seven topics ask for the actions in response only, so a short list may be all there is.
constexpr size_t kFew = 5;
constexpr size_t kFewActions = 3;

void report_empty(const Input& in, const report::Section& section, Sink& out) {
  const std::string prose = in.document.prose(section.body);
  // A bare pointer to another text is reported by scope-free-standing, with this requirement.
  if (points_elsewhere(prose) != Elsewhere::none) return;
  out.add(section.heading.span, trim(prose).empty() ? "the timeline is empty" : "the timeline has no entry with a date")
      .help("List the events before, during and after the incident, each with date and time.")
      .requirement("timeline-section");
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
  if (entries >= (topics ? kFewActions : kFew)) return;
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
