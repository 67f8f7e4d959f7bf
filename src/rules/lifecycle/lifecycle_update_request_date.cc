// lifecycle-update-request-date: with action items due far ahead the CA Owner asks for a Next update date tied to one.
#include <chrono>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/place.h"
#include "rules/support/words.h"
#include "tracker/whiteboard.h"

namespace candor::rules::lifecycle_update_request_date {

constexpr Seconds kWeek = std::chrono::hours(24 * 7);

bool done(std::string_view status) {
  static const Patterns kDone("complete*; done; closed; cancel*; finished");
  return kDone.in(status);
}

// Due dates of open action items, in a table or in a sentence on an item.
std::vector<Instant> open_due_dates(const Input& in) {
  std::vector<Instant> dates;
  for (const auto& item : in.report.actions) {
    if (item.due_stamp && in.report.stamps[*item.due_stamp].utc && !done(item.status.text)) {
      dates.push_back(*in.report.stamps[*item.due_stamp].utc);
    }
  }
  if (!in.report.actions.empty()) return dates;
  static const Patterns kItem(
      "action|item|items|measure|step|remaining|due|scheduled|planned|rollout|release|deployment|completion");
  for_own_lines(in, [&](const markdown::Line& line) {
    if (!kItem.in(in.text(line.content))) return;
    for (const auto& stamp : in.report.stamps) {
      if (line.content.contains(stamp.span.begin) && stamp.utc && stamp.has_date) dates.push_back(*stamp.utc);
    }
  });
  return dates;
}

void check(const Input& in, Sink& out) {
  if (!is_main(in) || !in.context.as_of || in.context.tagged("revocation-delay")) return;
  if (tracker::next_update_due(in.context.whiteboard) || contains_ci(in.document.source().bytes(), "next update"))
    return;
  Instant soonest = Instant::max();
  for (const Instant due : open_due_dates(in)) {
    if (due > *in.context.as_of) soonest = std::min(soonest, due);
  }
  if (soonest == Instant::max() || soonest - *in.context.as_of <= kWeek) return;
  out.add(top_of_report(in),
          fmt::format("the next open action is due on {}, and no Next update date is set or asked for",
                      format_date(soonest)))
      .help("Ask a root program to set the whiteboard's Next update to the due date of an open Action Item.");
}

}  // namespace candor::rules::lifecycle_update_request_date

namespace candor::rules {
extern const Rule kLifecycleUpdateRequestDate{.id = "lifecycle-update-request-date",
                                              .title = "A Next update date is asked for while actions run long",
                                              .requirements = {"lifecycle-update-request-date"},
                                              .kinds = kUpdate,
                                              .decided = Decided::heuristic,
                                              .since = "0.1",
                                              .why = "A date tied to an action replaces weekly updates without news.",
                                              .check = lifecycle_update_request_date::check};
}
