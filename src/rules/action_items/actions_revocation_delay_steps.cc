// actions-revocation-delay-steps: where the Whiteboard says revocation-delay, some action item can be expected to
// prevent or shorten such delays.
#include <algorithm>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/protection.h"
#include "rules/support/remedies.h"
#include "rules/support/words.h"

namespace candor::rules::actions_revocation_delay_steps {

void check(const Input& in, Sink& out) {
  // What the report is about anyway: it takes something lasting to count.
  static const Patterns kSubject{"revo*", "replac*|exchang* ~ certificate*", "certificate* ~ replac*|exchang*",
                                 "replacement*"};
  static const Patterns kSteps{
      "automat* ~ replac*|renew*|issu*|certificate*|install*|enrol*",
      "acme|ari|est|scep",
      "subscriber*|customer* ~ agreement*|contract*|terms|obligation*|automat*|contact*|drill*",
      "agreement*|contract*|terms ~ subscriber*|customer*",
      "short-lived|shortlived",
      "short lived",
      "shorter ~ lifetime*|validity",
      "deadline*",
      "private ~ pki|ca|trust|hierarchy"};
  if (!in.context.tagged("revocation-delay")) return;
  const auto all = remedies(in);
  if (all.empty()) return;
  if (std::any_of(all.begin(), all.end(), [](const Remedy& remedy) {
        const std::string text = remedy.item != nullptr ? fold(remedy.item->description.text) : remedy.text;
        return kSteps.in(text) || (kSubject.in(text) && reads_as_protecting(text));
      }))
    return;
  const auto& tables = in.report.action_tables;
  out.add(tables.empty() ? in.place(report::SectionId::action_items) : tables.front().header.span,
          "the whiteboard says revocation-delay, and no action item reads as preventing or shortening such delays")
      .help("Add steps such as automated replacement, an exercised plan for mass revocation, or clearer agreements.");
}

}  // namespace candor::rules::actions_revocation_delay_steps

namespace candor::rules {

extern const Rule kActionsRevocationDelaySteps{
    .id = "actions-revocation-delay-steps",
    .title = "After a delayed revocation, actions prevent or shorten the next delay",
    .requirements = {"actions-revocation-delay-steps"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "The next mass revocation will come, and the same subscribers will ask for time again.",
    .check = actions_revocation_delay_steps::check};

}  // namespace candor::rules
