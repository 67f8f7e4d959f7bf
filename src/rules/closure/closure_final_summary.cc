// closure-final-summary: the final summary tells lessons learned and how the same is prevented in future.
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::closure_final_summary {

void check(const Input& in, Sink& out) {
  static const Patterns kLooksAhead(
      "prevent*; lesson*; learn*; avoid*; recur*|reoccur*; future; never again|more; longer; again; "
      "ensur*|guarantee*; now; instead; "
      "automat*|monitor*|lint*|alarm*|alert*|check*|test*|review*|block*|refus*|reject*|gate*|detect*|"
      "control*; "
      "from ~ on; every|each; remov*; commit*; improv*; introduc*; harden*");
  for (const report::Field& field : in.report.fields) {
    if (kLooksAhead.in(in.document.prose(field.value.span))) return;
  }
  out.add(in.place(report::SectionId::closure_summary),
          "the closure report reads as saying nothing on lessons or prevention")
      .help("Tell in a sentence what was learned and what prevents the same in future.");
}

}  // namespace candor::rules::closure_final_summary

namespace candor::rules {
extern const Rule kClosureFinalSummary{.id = "closure-final-summary",
                                       .title = "The closure report tells lessons and prevention",
                                       .requirements = {"closure-final-summary"},
                                       .kinds = kClosure,
                                       .decided = Decided::heuristic,
                                       .since = "0.1",
                                       .why = "The last word of an incident is what other CAs take from it.",
                                       .check = closure_final_summary::check};
}
