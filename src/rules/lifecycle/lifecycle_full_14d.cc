// lifecycle-full-14d: the full report is posted within 14 days of the initial disclosure. The start is read in two
// ways: leniently from the first public posting (an error beyond it), strictly from awareness (a remark between).
#include <chrono>
#include <fmt/format.h>

#include "rules/support/author.h"
#include "rules/support/clocks.h"
#include "rules/support/place.h"

namespace candor::rules::lifecycle_full_14d {

constexpr Seconds kLimit = std::chrono::hours(24 * 14);
constexpr Seconds kSlack = std::chrono::minutes(1);
constexpr Seconds kFirstAnswer = std::chrono::hours(72);

// In a bug opened by somebody else the CA's first comment counts; where the report does not tell it, the latest
// moment at which it was due.
std::optional<Moment> lenient_start(const Input& in) {
  if (auto posting = first_posting(in)) return posting;
  if (!in.context.opened) return posting_in_timeline(in);
  return Moment{*in.context.opened + kFirstAnswer, false, Plain::implied, {}};
}

void report_late(const Input& in, Sink& out, const Moment& start, std::string_view event, bool certain) {
  const Seconds took = *in.context.as_of - start.instant;
  const Span span = start.span.empty() ? top_of_report(in) : start.span;
  Draft draft = out.add(span, fmt::format("the full report was posted on {}, {} after {} on {}",
                                          format_minute(*in.context.as_of), format_duration(took), event, show(start)));
  draft.help("Say in the report why the 14 days were missed.");
  // A quoted report was posted before the text that quotes it.
  if (!certain || in.report.quoted) draft.at_most(Level::should);
}

void check(const Input& in, Sink& out) {
  if (!is_main(in) || !in.context.as_of) return;
  const Instant posted = *in.context.as_of;
  const auto aware = awareness(in);
  const auto start = lenient_start(in);
  if (start && posted > start->instant + kLimit + kSlack) {
    report_late(in, out, *start, "the initial disclosure", start->plain == Plain::said);
  } else if (aware && posted > aware->instant + kLimit + kSlack) {
    report_late(in, out, *aware, "awareness", !start && aware->plain == Plain::said);
  }
}

}  // namespace candor::rules::lifecycle_full_14d

namespace candor::rules {
extern const Rule kLifecycleFull14d{.id = "lifecycle-full-14d",
                                    .title = "The full report came within 14 days of the initial disclosure",
                                    .requirements = {"lifecycle-full-14d"},
                                    .kinds = kFull,
                                    .decided = Decided::mechanical,
                                    .since = "0.1",
                                    .why = "Other CAs wait for the root cause to look for it at home.",
                                    .check = lifecycle_full_14d::check};
}
