// scope-reoccurrence-new-report: an incident that happens again after its bug was resolved gets a new report; the old
// bug is not reopened for it.
#include "rules/support/place.h"
#include "rules/support/prose.h"
#include "rules/support/recurrence.h"
#include "rules/support/words.h"

namespace candor::rules::scope_reoccurrence_new_report {

const Patterns& reopens() {
  static const Patterns kReopens(
      "reopen* ~ this ~ bug|ticket|incident; re open* ~ bug|ticket; reopen* ~ bug|ticket; bug|ticket ~ "
      "reopened; bug|ticket ~ re opened");
  return kReopens;
}

// "bug 1234567, which we would like to have opened again": the bug may stand far from the verb, in the same sentence.
bool opens_bug_again(const Words& words) {
  static const Patterns kBug("bug|ticket|report");
  static const Patterns kOpens("open|opened|opening again; open|opening it|that|this again");
  bool found = false;
  for_sentences(words, [&](size_t first, size_t last) {
    const std::string_view sentence = words.text(first, last);
    found = found || (kBug.in(sentence) && kOpens.in(sentence));
  });
  return found;
}

bool resolved(const Input& in) {
  return in.context.bug && in.context.bug->status == "RESOLVED";
}

void check(const Input& in, Sink& out) {
  if (!is_main(in)) return;
  int looked_at = 0;
  bool told = false;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (told || ++looked_at > 15) return;
    const Words& words = words_of(in, line);
    const bool reopening = (reopens().in(words) && happens_again().in(words)) || opens_bug_again(words);
    static const Patterns kClosed("closed|resolved ~ bug; bug ~ closed|resolved");
    const bool in_closed_bug = (resolved(in) || kClosed.in(words)) && happens_again().in(words) && line.heading == 0 &&
                               in.report.kind == Kind::update;
    if (!reopening && !in_closed_bug) return;
    told = true;
    out.add(line.content, "the text reads as reporting a new occurrence in the bug of the old one")
        .help("File a new report for the reoccurrence and link the resolved bug as related.")
        .at_most(Level::should);
  });
}

}  // namespace candor::rules::scope_reoccurrence_new_report

namespace candor::rules {
extern const Rule kScopeReoccurrenceNewReport{
    .id = "scope-reoccurrence-new-report",
    .title = "A reoccurrence after closure has its own report",
    .requirements = {"scope-reoccurrence-new-report"},
    .kinds = kAnyKind,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "A reoccurrence shows that the first remediation failed; it must not vanish in an old bug.",
    .check = scope_reoccurrence_new_report::check};
}
