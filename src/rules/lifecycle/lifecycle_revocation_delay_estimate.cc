// lifecycle-revocation-delay-estimate: each periodic update of a delayed-revocation report tells
// when the remaining revocations are expected to be complete.
#include "rules/support/delay_figures.h"

namespace candor::rules::lifecycle_revocation_delay_estimate {

void check(const Input& in, Sink& out) {
  const auto figures = delay_figures(in);
  if (!figures || figures->estimate) return;
  Draft draft = out.add(figures->place,
                        "the update reads as not telling when the remaining revocations are expected to be complete");
  draft.help("Give the four figures in each update: revoked, not yet revoked, expired before, and the estimate.");
  if (!figures->about_progress) draft.at_most(Level::should);
}

}  // namespace candor::rules::lifecycle_revocation_delay_estimate

namespace candor::rules {
extern const Rule kLifecycleRevocationDelayEstimate{
    .id = "lifecycle-revocation-delay-estimate",
    .title = "An update on delayed revocation tells when the remaining revocations are expected to be complete",
    .requirements = {"lifecycle-revocation-delay-estimate"},
    .kinds = kUpdate | kUnknownKind,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Without an estimate a delay has no end.",
    .check = lifecycle_revocation_delay_estimate::check};
}
