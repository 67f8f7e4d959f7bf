// lifecycle-revocation-delay-not-revoked: each periodic update of a delayed-revocation report tells
// how many certificates are not yet revoked.
#include "rules/support/delay_figures.h"

namespace candor::rules::lifecycle_revocation_delay_not_revoked {

void check(const Input& in, Sink& out) {
  const auto figures = delay_figures(in);
  if (!figures || figures->not_revoked) return;
  Draft draft = out.add(figures->place, "the update reads as not telling how many certificates are not yet revoked");
  draft.help("Give the four figures in each update: revoked, not yet revoked, expired before, and the estimate.");
  if (!figures->about_progress || figures->other_numbers) draft.at_most(Level::should);
}

}  // namespace candor::rules::lifecycle_revocation_delay_not_revoked

namespace candor::rules {
extern const Rule kLifecycleRevocationDelayNotRevoked{
    .id = "lifecycle-revocation-delay-not-revoked",
    .title = "An update on delayed revocation tells how many certificates are not yet revoked",
    .requirements = {"lifecycle-revocation-delay-not-revoked"},
    .kinds = kUpdate | kUnknownKind,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "What is left is the risk that relying parties still carry.",
    .check = lifecycle_revocation_delay_not_revoked::check};
}
