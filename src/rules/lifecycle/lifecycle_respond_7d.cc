// lifecycle-respond-7d: comments and questions are answered within seven days, promptly as a rule. Decided from the
// text where it names the date of the question; the bug's history comes with a later issue.
#include <chrono>
#include <fmt/format.h>

#include "rules/support/earlier.h"
#include "rules/support/place.h"

namespace candor::rules::lifecycle_respond_7d {

constexpr Seconds kWeek = std::chrono::hours(24 * 7);

void check(const Input& in, Sink& out) {
  if (!is_main(in)) return;
  const auto asked = dated_question(in);
  if (!asked) return;
  const Seconds took = *in.context.as_of - asked->instant;
  if (took <= kWeek + std::chrono::minutes(1)) return;
  out.add(asked->span,
          fmt::format("the question of {} reads as answered {} later", show(*asked), format_duration(took)))
      .help("Answer within seven days, if need be by an acknowledgement with a date for the full answer.")
      .at_most(Level::should);
}

}  // namespace candor::rules::lifecycle_respond_7d

namespace candor::rules {
extern const Rule kLifecycleRespond7d{
    .id = "lifecycle-respond-7d",
    .title = "Questions are answered within seven days",
    .requirements = {"lifecycle-respond-7d", "lifecycle-update-on-questions", "lifecycle-respond-promptly"},
    .kinds = kUpdate | kUnknownKind,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "The community's questions are part of the investigation.",
    .check = lifecycle_respond_7d::check};
}
