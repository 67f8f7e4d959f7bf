// lifecycle-update-next-update: where the whiteboard records a Next update date, an update is posted by its end.
#include <fmt/format.h>

#include "rules/support/earlier.h"
#include "rules/support/place.h"
#include "tracker/whiteboard.h"

namespace candor::rules::lifecycle_update_next_update {

void check(const Input& in, Sink& out) {
  if (!is_main(in) || !in.context.as_of) return;
  const auto due = tracker::next_update_due(in.context.whiteboard);
  if (!due || *in.context.as_of <= *due) return;
  // An update in between kept the date, and only the whiteboard was not renewed.
  const auto before = previous_update(in);
  const bool kept = before && before->instant > *due - std::chrono::hours(24 * 7) && before->instant <= *due;
  if (kept) return;
  out.add(top_of_report(in), fmt::format("the whiteboard's Next update date was {}, this update came {} later",
                                         format_date(*due), format_duration(*in.context.as_of - *due)))
      .help("Update by the recorded date, or ask a root program to move it before.")
      .at_most(before ? Level::must : Level::should);
}

}  // namespace candor::rules::lifecycle_update_next_update

namespace candor::rules {
extern const Rule kLifecycleUpdateNextUpdate{.id = "lifecycle-update-next-update",
                                             .title = "The update keeps the whiteboard's Next update date",
                                             .requirements = {"lifecycle-update-next-update"},
                                             .kinds = kUpdate | kUnknownKind,
                                             .decided = Decided::mechanical,
                                             .since = "0.1",
                                             .why = "The date was agreed so that nobody has to ask before it.",
                                             .check = lifecycle_update_next_update::check};
}
