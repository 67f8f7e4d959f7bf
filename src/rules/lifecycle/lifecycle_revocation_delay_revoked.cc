// lifecycle-revocation-delay-revoked: each periodic update of a delayed-revocation report tells
// how many certificates are revoked.
#include "rules/support/delay_figures.h"

namespace candor::rules::lifecycle_revocation_delay_revoked {

void check(const Input& in, Sink& out) {
  const auto figures = delay_figures(in);
  if (!figures || figures->revoked) return;
  Draft draft = out.add(figures->place, "the update reads as not telling how many certificates are revoked");
  draft.help("Give the four figures in each update: revoked, not yet revoked, expired before, and the estimate.");
  if (!figures->about_progress || figures->other_numbers) draft.at_most(Level::should);
}

}  // namespace candor::rules::lifecycle_revocation_delay_revoked

namespace candor::rules {
extern const Rule kLifecycleRevocationDelayRevoked{
    .id = "lifecycle-revocation-delay-revoked",
    .title = "An update on delayed revocation tells how many certificates are revoked",
    .requirements = {"lifecycle-revocation-delay-revoked"},
    .kinds = kUpdate | kUnknownKind,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "The numbers show whether the promise to revoke is being kept.",
    .check = lifecycle_revocation_delay_revoked::check};
}
