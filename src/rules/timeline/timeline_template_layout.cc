// timeline-template-layout: the 2.0 template has a line per day with timed bullets below. Another layout is a note
// only.
#include "rules/rule.h"
#include "rules/support/events.h"

namespace candor::rules::timeline_template_layout {

void check(const Input& in, Sink& out) {
  if (in.report.flattened || in.report.quoted) return;  // an extraction lost the layout
  const Events& events = in.shared<Events>();
  const Events::Event* first = nullptr;
  size_t own_dates = 0;
  for (const Events::Event& event : events.all()) {
    if (event.stamp == nullptr || event.stamp->placeholder || !event.stamp->has_date) continue;
    ++own_dates;
    if (first == nullptr) first = &event;
  }
  // A single date in a line of its own does no harm.
  if (first == nullptr || own_dates * 2 < events.all().size()) return;
  out.add(first->place(), "the timeline is not laid out in day headings with timed bullets")
      .help("Write a line \"YYYY-MM-DD:\" per day and below it bullets that begin with \"HH:MM\".")
      .requirement("timeline-template-layout")
      .at_most(Level::may);
}

}  // namespace candor::rules::timeline_template_layout

namespace candor::rules {

extern const Rule kTimelineTemplateLayout{.id = "timeline-template-layout",
                                          .title = "The timeline is laid out by day",
                                          .requirements = {"timeline-template-layout"},
                                          .kinds = kFull,
                                          .decided = Decided::mechanical,
                                          .since = "0.1",
                                          .why = "The template's layout makes timelines of different CAs comparable.",
                                          .check = timeline_template_layout::check};

}  // namespace candor::rules
