// timeline-scope-updated: where the report corrects a number, an entry tells the update.
#include <algorithm>

#include "rules/rule.h"
#include "rules/support/corrections.h"
#include "rules/support/events.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_scope_updated {

bool tells_update(const Words& words) {
  static const Patterns kUpdate(
      "correct*|updat*|revis*|chang*|rais*|increas*|further|additional|more|another|second|again ~ "
      "certificate*|number|scope|impact|count|total|figure*; certificate*|number|scope|impact|count|total|figure* ~ "
      "correct*|updat*|revis*|chang*|rais*|increas*");
  return kUpdate.in(words);
}

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  if (too_short_to_judge(events)) return;
  const auto& correction = find_correction(in);
  if (!correction) return;
  const bool told =
      std::any_of(events.all().begin(), events.all().end(), [](const auto& e) { return tells_update(e.words); });
  if (told) return;
  out.add(correction->line, "a number was corrected, but no timeline entry says when scope or impact were updated")
      .help("Add the moment of the update to the timeline.")
      .requirement("timeline-scope-updated")
      .at_most(Level::should);
}

}  // namespace candor::rules::timeline_scope_updated

namespace candor::rules {

extern const Rule kTimelineScopeUpdated{.id = "timeline-scope-updated",
                                        .title = "The timeline shows when scope and impact were updated",
                                        .requirements = {"timeline-scope-updated"},
                                        .kinds = kFull,
                                        .decided = Decided::heuristic,
                                        .since = "0.1",
                                        .why = "Readers can then tell which comment was right at which time.",
                                        .check = timeline_scope_updated::check};

}  // namespace candor::rules
