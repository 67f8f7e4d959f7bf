// closure-commitments: field "Commitment summary" lists ongoing commitments, or says N/A.
// closure-commitments-distinct: a commitment is wider than an action item, so it has no due date of its own.
#include <fmt/format.h>

#include "rules/support/fields.h"
#include "rules/support/words.h"

namespace candor::rules::closure_commitments {

const report::Timestamp* due_date(const Input& in, const report::Field& field) {
  for (const auto& stamp : in.report.stamps) {
    if (!field.value.span.contains(stamp.span.begin) || !stamp.utc) continue;
    if (in.context.as_of && *stamp.utc > *in.context.as_of) return &stamp;
  }
  return nullptr;
}

// Continuous undertakings may name the day on which they begin, or of the next regular occasion.
bool continuous(const Words& words) {
  static const Patterns kContinuous(
      "every|each|per ~ day|week|month|quarter|year; daily|weekly|monthly|quarterly|yearly|annual*; continu*; "
      "ongoing; permanent*; regular*; always; from ~ on|onwards; starting|beginning|since; as of; all ~ "
      "future; any ~ future");
  return kContinuous.in(words);
}

void check(const Input& in, Sink& out) {
  const report::Field* field =
      require_field(in, out, report::SectionId::closure_summary, "Commitment summary", {"closure-commitments"});
  if (field == nullptr) return;
  const Words words(in.document.prose(field->value.span));
  const report::Timestamp* due = due_date(in, *field);
  static const Patterns kActionItem("action item*");
  if ((due == nullptr || continuous(words)) && !kActionItem.in(words)) return;
  static const Patterns kDistinct(
      "apart|distinct|beyond|addition|besides|after ~ action item*; action items ~ complete*|done|closed");
  if (kDistinct.in(words)) return;
  out.add(due != nullptr ? due->span : field->value.span, "the commitment reads as an action item with a due date")
      .help("Keep what has a due date as an Action Item; commitments are continuous or wider undertakings.")
      .requirement("closure-commitments-distinct")
      .at_most(Level::should);
}

}  // namespace candor::rules::closure_commitments

namespace candor::rules {
extern const Rule kClosureCommitments{.id = "closure-commitments",
                                      .title = "Ongoing commitments are listed, or N/A, and are no action items",
                                      .requirements = {"closure-commitments", "closure-commitments-distinct"},
                                      .kinds = kClosure,
                                      .decided = Decided::mechanical,
                                      .since = "0.1",
                                      .why = "After closure nobody tracks the bug; what goes on must be stated once.",
                                      .check = closure_commitments::check};
}
