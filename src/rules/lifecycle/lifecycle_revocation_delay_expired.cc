// lifecycle-revocation-delay-expired: each periodic update of a delayed-revocation report tells
// how many certificates expired before they were revoked.
#include "rules/support/delay_figures.h"

namespace candor::rules::lifecycle_revocation_delay_expired {

void check(const Input& in, Sink& out) {
  const auto figures = delay_figures(in);
  if (!figures || figures->expired) return;
  Draft draft =
      out.add(figures->place, "the update reads as not telling how many certificates expired before they were revoked");
  draft.help("Give the four figures in each update: revoked, not yet revoked, expired before, and the estimate.");
  if (!figures->about_progress || figures->other_numbers) draft.at_most(Level::should);
}

}  // namespace candor::rules::lifecycle_revocation_delay_expired

namespace candor::rules {
extern const Rule kLifecycleRevocationDelayExpired{
    .id = "lifecycle-revocation-delay-expired",
    .title = "An update on delayed revocation tells how many certificates expired before they were revoked",
    .requirements = {"lifecycle-revocation-delay-expired"},
    .kinds = kUpdate | kUnknownKind,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Expiry is not revocation; waiting it out must be visible.",
    .check = lifecycle_revocation_delay_expired::check};
}
