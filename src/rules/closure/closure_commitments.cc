// closure-commitments: field "Commitment summary" lists ongoing commitments, or says N/A.
// closure-commitments-distinct: a commitment is wider than an action item, so it has no due date of its own.
#include <algorithm>
#include <vector>

#include "base/fold.h"
#include "rules/support/fields.h"
#include "rules/support/place.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::closure_commitments {

const report::Timestamp* due_date(const Input& in, Span part) {
  for (const auto& stamp : in.report.stamps) {
    if (!part.contains(stamp.span.begin) || !stamp.utc) continue;
    if (in.context.as_of && *stamp.utc > *in.context.as_of) return &stamp;
  }
  return nullptr;
}

std::vector<Span> lines_of(const Input& in, Span value) {
  std::vector<Span> found;
  const auto& lines = in.document.markdown().lines();
  for (int number = in.document.line_of(value.begin); number <= in.document.line_of(value.end); ++number) {
    const Span& line = lines[static_cast<size_t>(number) - 1].content;
    const Span part{std::max(line.begin, value.begin), std::min(line.end, value.end)};
    if (part.begin < part.end) found.push_back(part);
  }
  return found;
}

// Continuous undertakings may name the day on which they begin, or of the next regular occasion.
bool continuous(const Words& words) {
  static const Patterns kContinuous(
      "every|each|per ~ day|week|month|quarter|year; daily|weekly|monthly|quarterly|yearly|annual*; continu*; "
      "ongoing; permanent*; regular*; always; from ~ on|onwards; starting|beginning|since; as of; all ~ "
      "future; any ~ future");
  return kContinuous.in(words);
}

// What the closing report's own table lists as an action item, said again.
bool repeats_action(const Input& in, const Words& words) {
  constexpr size_t kSame = 3;  // significant words
  const auto stems = significant_stems(words.folded());
  return std::any_of(in.report.actions.begin(), in.report.actions.end(), [&](const report::ActionItem& item) {
    return shared_stems(stems, significant_stems(fold(item.description.text))) >= kSame;
  });
}

void check(const Input& in, Sink& out) {
  const report::Field* field =
      require_field(in, out, report::SectionId::closure_summary, "Commitment summary", {"closure-commitments"});
  if (field == nullptr) return;
  static const Patterns kDistinct(
      "apart|distinct|beyond|addition|besides|after ~ action item*; action items ~ complete*|done|closed");
  static const Patterns kActionItem("action item*");
  // One of several may be continuous and the next a task.
  for (const Span& line : lines_of(in, field->value.span)) {
    for (const Span& part : sentence_spans(in, line)) {
      const Words words(in.text(part));
      const report::Timestamp* due = due_date(in, part);
      const bool task = due != nullptr || repeats_action(in, words);
      if ((!task || continuous(words)) && !kActionItem.in(words)) continue;
      if (kDistinct.in(words)) continue;
      out.add(due != nullptr ? due->span : part, due != nullptr
                                                     ? "the commitment reads as an action item with a due date"
                                                     : "the commitment reads as an action item told again")
          .help("Keep what has a due date as an Action Item; commitments are continuous or wider undertakings.")
          .requirement("closure-commitments-distinct")
          .at_most(Level::should);
      return;
    }
  }
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
