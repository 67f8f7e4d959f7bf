// timeline-date-time-stamped: before 2.0, the timeline is a sequence of entries each with date and time.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/events.h"

namespace candor::rules::timeline_date_time_stamped {

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  const Events::Event* first = nullptr;
  size_t found = 0;
  for (const Events::Event& event : events.all()) {
    const bool complete = event.stamp != nullptr && event.stamp->precision >= report::Precision::minute;
    // A stamp that cannot be read still carries date and time of day.
    const bool unreadable = event.stamp != nullptr && event.stamp->has_date && event.stamp->has_time;
    if (complete || unreadable) continue;
    ++found;
    if (first == nullptr) first = &event;
  }
  if (first == nullptr) return;
  Draft draft = out.add(first->place(), fmt::format("{} of {} timeline entries lack a date or a time of day", found,
                                                    events.all().size()));
  draft.help("Stamp each entry with date and time.").requirement("timeline-date-time-stamped");
  // A few old events whose hour is forgotten do not spoil the list.
  if (found * 4 < events.all().size()) draft.at_most(Level::may);
}

}  // namespace candor::rules::timeline_date_time_stamped

namespace candor::rules {

extern const Rule kTimelineDateTimeStamped{.id = "timeline-date-time-stamped",
                                           .title = "Timeline entries are stamped with date and time",
                                           .requirements = {"timeline-date-time-stamped"},
                                           .kinds = kFull,
                                           .decided = Decided::mechanical,
                                           .since = "0.1",
                                           .why = "The list is read against deadlines that are counted in hours.",
                                           .check = timeline_date_time_stamped::check};

}  // namespace candor::rules
