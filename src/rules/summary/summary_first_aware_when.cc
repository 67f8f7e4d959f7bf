// summary-first-aware-when: before 2.0, topic 1 or the timeline gives date and time of first awareness.
#include <algorithm>

#include "rules/rule.h"
#include "rules/support/events.h"

namespace candor::rules::summary_first_aware_when {

bool dated_and_timed(const report::Timestamp& stamp) {
  return stamp.has_date && stamp.has_time;
}

bool topic_has_moment(const Input& in, const report::Section& topic) {
  const Span whole{topic.heading.span.begin, std::max(topic.heading.span.end, topic.body.end)};
  return std::any_of(in.report.stamps.begin(), in.report.stamps.end(), [&](const report::Timestamp& stamp) {
    return whole.contains(stamp.span.begin) && dated_and_timed(stamp);
  });
}

// The entry by which the timeline tells the discovery, if it has a time of day as well; its date may stand in a
// heading above.
bool timeline_has_moment(const Input& in) {
  const Events& events = in.shared<Events>();
  const auto aware = events.find(tells_awareness);
  return aware && aware.event->stamp != nullptr && aware.event->stamp->precision >= report::Precision::minute;
}

void check(const Input& in, Sink& out) {
  const report::Section* topic = in.report.section(report::SectionId::topic_awareness);
  if (topic == nullptr || topic_has_moment(in, *topic) || timeline_has_moment(in)) return;
  const report::Timestamp* stamp = in.report.stamp_in(topic->body);
  out.add(stamp != nullptr ? stamp->span : topic->heading.span,
          "neither topic 1 nor the timeline gives date and time at which the CA first became aware")
      .help("Add the moment with its time of day and zone.")
      .requirement("summary-first-aware-when");
}

}  // namespace candor::rules::summary_first_aware_when

namespace candor::rules {

extern const Rule kSummaryFirstAwareWhen{.id = "summary-first-aware-when",
                                         .title = "The report gives date and time of first awareness",
                                         .requirements = {"summary-first-aware-when"},
                                         .kinds = kFull,
                                         .decided = Decided::mechanical,
                                         .since = "0.1",
                                         .why = "The clocks for disclosure and revocation start at that moment.",
                                         .check = summary_first_aware_when::check};

}  // namespace candor::rules
