// What the timeline rules share: where the timeline is, whether it says enough to be judged.
#pragma once

#include <optional>
#include <string_view>

#include "rules/rule.h"
#include "rules/support/events.h"

namespace candor::rules {

// Section of the timeline in any version: "Timeline" or topic 2; null when the report has none.
const report::Section* section_of_timeline(const Input& in);
// Its heading, or the first entry, or the end of the report: place for a diagnostic about a missing entry.
Span timeline_place(const Input& in);

// Too short to expect each element of: no entries, or the section only points to another text (reported elsewhere).
bool too_short_to_judge(const Events& events);

// Reports an expected element that no entry tells. A hint of it makes the diagnostic a note.
void report_missing_element(Sink& out, Span place, const Events::Found& found, std::string_view what,
                            std::string_view requirement);

// The report or its timeline speaks of a certificate problem report by somebody outside.
bool problem_report_in_story(const Input& in, const Events& events);

}  // namespace candor::rules
