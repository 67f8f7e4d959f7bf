// The cadence of updates: every seven days while no Next update date is recorded (lifecycle-update-7d); with
// revocation-delay on the whiteboard every seven days in any case (MUST) and every three (SHOULD). Decided from the
// text where it names the update before it; the bug's whole history comes with a later issue.
#include <chrono>
#include <fmt/format.h>

#include "rules/support/earlier.h"
#include "rules/support/place.h"
#include "tracker/whiteboard.h"

namespace candor::rules::lifecycle_update_7d {

constexpr Seconds kWeek = std::chrono::hours(24 * 7);
constexpr Seconds kThreeDays = std::chrono::hours(24 * 3);
constexpr Seconds kSlack = std::chrono::minutes(1);

void check(const Input& in, Sink& out) {
  if (!is_main(in) || !in.context.as_of) return;
  const auto before = previous_update(in);
  if (!before) return;
  const Seconds gap = *in.context.as_of - before->instant;
  const bool delayed = in.context.tagged("revocation-delay");
  const bool week_missed = gap > kWeek + kSlack;
  const bool scheduled = tracker::next_update_due(in.context.whiteboard).has_value();
  if (!(delayed && gap > kThreeDays + kSlack) && (!week_missed || scheduled)) return;
  Draft draft = out.add(before->span, fmt::format("the update before this one is of {}, {} earlier", show(*before),
                                                  format_duration(gap)));
  draft.help(delayed ? "While revocation is delayed, update every three days, and never later than after seven."
                     : "Update at least every seven days while no Next update date is set.");
  if (delayed) draft.requirement("lifecycle-revocation-delay-update-3d");
  if (delayed && week_missed) draft.requirement("lifecycle-revocation-delay-update-7d");
  if (week_missed && !scheduled) draft.requirement("lifecycle-update-7d").requirement("lifecycle-iterative-updates");
}

}  // namespace candor::rules::lifecycle_update_7d

namespace candor::rules {
extern const Rule kLifecycleUpdate7d{
    .id = "lifecycle-update-7d",
    .title = "The update follows the one before it in time",
    .requirements = {"lifecycle-update-7d", "lifecycle-revocation-delay-update-7d",
                     "lifecycle-revocation-delay-update-3d", "lifecycle-iterative-updates"},
    .kinds = kUpdate | kUnknownKind,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Silence in an open bug reads as inaction.",
    .check = lifecycle_update_7d::check};
}
