// timeline-changes: entries before the discovery mention changes of policy, process or software.
#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_changes {

// Before the CA became aware; the whole list when that is not known.
bool told_before_discovery(const Events& events) {
  const auto aware = events.find(tells_awareness);
  for (const Events::Event& event : events.all()) {
    if (aware.mark >= Mark::likely && aware.event == &event) return tells_change(event.words);
    if (tells_change(event.words)) return true;
  }
  return false;
}

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  if (too_short_to_judge(events) || begins_with_discovery(events) || told_before_discovery(events)) return;
  out.add(timeline_place(in), "no timeline entry before the discovery reads as a change of policy, process or software")
      .help("Add the changes that contributed to a root cause, with their dates.")
      .requirement("timeline-changes")
      .at_most(in.version.at_least("3.0") ? Level::may : Level::should);
}

}  // namespace candor::rules::timeline_changes

namespace candor::rules {

extern const Rule kTimelineChanges{.id = "timeline-changes",
                                   .title = "The timeline shows the changes that contributed",
                                   .requirements = {"timeline-changes"},
                                   .kinds = kFull,
                                   .decided = Decided::heuristic,
                                   .since = "0.1",
                                   .why = "Changes are where causes begin.",
                                   .check = timeline_changes::check};

}  // namespace candor::rules
