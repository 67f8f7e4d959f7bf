// timeline-issuance-ceased-resumed: where issuance was stopped, entries tell when it stopped and when it resumed.
#include <algorithm>

#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/prose.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_issuance_ceased_resumed {

struct Stop {
  bool stopped = false;
  bool certain = false;
};

// Yes in the field of 3.x; before, a sentence of Impact whose subject is issuance as a whole.
Stop read_stop(const Input& in) {
  if (const report::Field* field = find_field(in.report.fields, label::kIssuanceStopped)) {
    const Words& words = words_of(in, field->value.span);
    return {!words.empty() && words[0] == "yes", true};
  }
  // What the timeline says was stopped.
  static const Patterns kEntry(
      "issuance|issuing|orders|enrolment|enrollment|interface|portal|shop|product|products|api ~ "
      "halted|stopped|suspended|paused|interrupted|ceased|ceases|closed|locked|off|blocked; "
      "halt*|stop*|suspend*|paus*|interrupt*|ceas*|close*|lock* ~ "
      "issuance|issuing|orders|enrolment|enrollment|interface|portal|shop|product|products");
  static const Patterns kNever("not|no|never|without|n't");
  const auto& all = in.shared<Events>().all();
  if (std::any_of(all.begin(), all.end(),
                  [](const auto& event) { return kEntry.in(event.words) && !kNever.in(event.words); }))
    return {true, false};
  const report::Section* impact = in.report.section(report::SectionId::impact);
  if (impact == nullptr) return {};
  static const Patterns kStopped(
      "issuance ~ was|were|been|stopped|ceased|halted|suspended stopped|ceased|halted|suspended|"
      "paused; stopped|ceased|halted|suspended|paused ~ "
      "issuance|renewals|orders|sales|app|portal|interface|api|shop|product; "
      "issuance|renewals|orders|enrolments|enrollments|sales|renewal ~ stopped|ceased|halted|suspended|paused");
  static const Patterns kNot("not|no|never|without|n't|didn't|neither");
  const Words& words = words_of(in, impact->body);
  const auto at = kStopped.find(words);
  if (!at) return {};
  const auto [first, last] = words.span_of(words.sentence(*at));
  return {!kNot.find(words, first, last), false};
}

// A statement that what was stopped will not come back, or not yet.
bool says_still_off(const Input& in, const Events& events) {
  static const Patterns kStillOff(
      "not ~ resum*|restart*|enabled|back; remain*|stays|permanent* ~ stopped|suspended|"
      "disabled|off|halted|blocked; permanent*|discontinued|retired|decommission*; until ~ "
      "fix*|review*|resolved|further");
  if (const report::Field* field = find_field(in.report.fields, label::kIssuanceStopped)) {
    if (kStillOff.in(in.document.prose(field->value.span))) return true;
  }
  return std::any_of(events.all().begin(), events.all().end(),
                     [](const auto& event) { return kStillOff.in(event.words); });
}

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  const Stop stop = read_stop(in);
  if (too_short_to_judge(events) || !stop.stopped) return;
  const Events::Event* stop_entry = events.find(tells_issuance_stop);
  const bool ceased = stop_entry != nullptr;
  const bool resumed = ceased && std::any_of(events.all().begin(), events.all().end(), [&](const Events::Event& event) {
                         return &event >= stop_entry && tells_issuance_resumed(event.words);
                       });
  if (ceased && resumed) return;
  if (ceased && says_still_off(in, events)) return;
  Draft draft =
      out.add(timeline_place(in), !ceased ? "issuance was stopped, but no timeline entry says when"
                                          : "issuance was stopped, but no timeline entry says when it resumed");
  draft.help(ceased ? "Add when issuance resumed, or say that it has not."
                    : "Add when issuance stopped and when it resumed.");
  draft.requirement("timeline-issuance-ceased-resumed").at_most(Level::should);
}

}  // namespace candor::rules::timeline_issuance_ceased_resumed

namespace candor::rules {

extern const Rule kTimelineIssuanceCeasedResumed{
    .id = "timeline-issuance-ceased-resumed",
    .title = "The timeline shows when issuance stopped and resumed",
    .requirements = {"timeline-issuance-ceased-resumed"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "The gap between discovery and stop is where further mistakes are made.",
    .check = timeline_issuance_ceased_resumed::check};

}  // namespace candor::rules
