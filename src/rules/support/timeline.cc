#include "rules/support/timeline.h"

#include <fmt/format.h>

#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/source.h"

namespace candor::rules {

const report::Section* section_of_timeline(const Input& in) {
  const report::Section* section = in.report.section(report::SectionId::timeline);
  return section != nullptr ? section : in.report.section(report::SectionId::topic_timeline);
}

Span timeline_place(const Input& in) {
  if (const report::Section* section = section_of_timeline(in)) return section->heading.span;
  if (!in.report.timeline.empty()) return in.report.timeline.front().span;
  return in.end_of_report();
}

bool too_short_to_judge(const Events& events) {
  return events.all().size() < 2;
}

void report_missing_element(Sink& out, Span place, const Events::Found& found, std::string_view what,
                            std::string_view requirement) {
  if (found.mark >= Mark::likely) return;
  if (found) {
    out.add(found.event->place(), fmt::format("this entry may be the moment {}, but no entry says so", what))
        .help(fmt::format("Say in words {}.", what))
        .requirement(requirement)
        .at_most(Level::may);
    return;
  }
  out.add(place, fmt::format("no timeline entry says {}", what))
      .help(fmt::format("Add an entry that says {}, with date and time.", what))
      .requirement(requirement);
}

bool problem_report_in_story(const Input& in, const Events& events) {
  static const Patterns kReport("problem report*; cpr|cprs");
  const report::Field* source = find_field(in.report.fields, label::kSource);
  if (source != nullptr && read_source(source->value.text).value == SourceValue::third_party) return true;
  const report::Field* description = find_field(in.report.fields, label::kIncidentDescription);
  if (description != nullptr && kReport.in(in.document.prose(description->value.span))) return true;
  for (const Events::Event& event : events.all()) {
    if (kReport.in(event.words)) return true;
  }
  return false;
}

}  // namespace candor::rules
