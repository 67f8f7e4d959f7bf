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
  // What was wrong before is the matter of the other fields; they speak of checks that were missing.
  static const Patterns kLearns("prevent*; lesson*; learn*; recur*|reoccur*; future; never again; from ~ on");
  for (const report::Field& field : in.report.fields) {
    const bool story = field.label == "Incident description" || field.label == "Incident Root Cause(s)";
    const std::string prose = in.document.prose(field.value.span);
    if (!report::says_not_applicable(prose) && (story ? kLearns : kLooksAhead).in(prose)) return;
  }
  out.add(in.place(report::SectionId::closure_summary),
          "the closure report reads as saying nothing on lessons or prevention")
      .at_most(Level::should)
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
