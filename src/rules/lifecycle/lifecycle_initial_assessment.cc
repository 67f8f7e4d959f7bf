// lifecycle-initial-assessment: an early response gives an initial assessment and an expected timeline.
#include "rules/support/author.h"
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::lifecycle_initial_assessment {

bool tells_what_comes(const Input& in, const Words& words) {
  static const Patterns kAhead(
      "will|plan|plans|planned|expect*|intend*|scheduled|aim; going to; next step*|steps; within ~ "
      "hours|days|day|week|weeks; full|final ~ report ~ by|on|until");
  if (kAhead.in(words)) return true;
  for (const auto& stamp : in.report.stamps) {
    if (in.context.as_of && stamp.utc && *stamp.utc > *in.context.as_of) return true;
  }
  return false;
}

void check(const Input& in, Sink& out) {
  if (!is_main(in) || written_by_third_party(in)) return;
  if (tells_what_comes(in, Words(own_text(in)))) return;
  out.add(in.end_of_report(), "the text reads as giving no expected timeline").help("Tell what comes next and when.");
}

}  // namespace candor::rules::lifecycle_initial_assessment

namespace candor::rules {
extern const Rule kLifecycleInitialAssessment{.id = "lifecycle-initial-assessment",
                                              .title = "An early report tells what comes next and when",
                                              .requirements = {"lifecycle-initial-assessment"},
                                              .kinds = kPreliminary,
                                              .decided = Decided::heuristic,
                                              .since = "0.1",
                                              .why = "An expected timeline spares questions.",
                                              .check = lifecycle_initial_assessment::check};
}
