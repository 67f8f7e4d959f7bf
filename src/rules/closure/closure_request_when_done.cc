// closure-request-when-done: closure is requested with the closure template, in one comment. Here: an update that asks
// for closure, or says that everything is done, in other words.
#include "rules/support/place.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::closure_request_when_done {

const markdown::Line* line_that(const Input& in, const Patterns& wanted, const Patterns& unwanted) {
  const markdown::Line* found = nullptr;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (found != nullptr) return;
    const Words& words = words_of(in, line);
    if (wanted.in(words) && !unwanted.in(words)) found = &line;
  });
  return found;
}

void check(const Input& in, Sink& out) {
  if (!is_main(in)) return;
  static const Patterns kAsks(
      "request*|ask*|like|propose*|suggest*|please|kindly|appreciate*|grateful|welcome ~ clos*; "
      "bug|incident|ticket|report|it ~ "
      "can|could|may|be ~ closed|resolved; ready ~ clos*|closure; closure ~ bug|incident|report");
  static const Patterns kNotAsks(
      "closure ~ will|later|soon|follow*; will|intend|plan ~ request|ask ~ clos*; once|when|after ~ clos*; "
      "closed ~ port|ticket; not ~ clos*; before ~ clos*; close to|date|look; until ~ clos*");
  static const Patterns kDone(
      "all ~ items|item|steps|measures|tasks|actions ~ complete*|done|finished|implemented|closed|resolved; "
      "every|each|both|last|final|remaining ~ action|step|measure ~ complete*|done|finished|implemented; "
      "complet*|finish* ~ all|last|final|remaining ~ action|items|steps|measures|tasks; no ~ "
      "open|outstanding|remaining ~ action*|items");
  static const Patterns kNotDone(
      "not ~ all; once|when|after|until|if ~ action|items|steps|complete*|done; will ~ "
      "complete*|done|finish*; expect*; all ~ except|but; on track; remain* ~ open|ongoing; ongoing");
  if (const auto* asks = line_that(in, kAsks, kNotAsks)) {
    out.add(asks->content, "the text asks for closure without the closure template")
        .help("Post the Closure Report of the version in force.")
        .requirement("closure-request-when-done")
        .requirement("format-template-closure")
        .requirement("format-template-used")
        .at_most(Level::should);
  } else if (const auto* done = line_that(in, kDone, kNotDone)) {
    out.add(done->content, "every action item reads as complete, and closure is not requested")
        .help("If no question is open, request closure with the closure template.")
        .requirement("closure-request-when-done")
        .at_most(Level::may);
  }
}

}  // namespace candor::rules::closure_request_when_done

namespace candor::rules {
extern const Rule kClosureRequestWhenDone{
    .id = "closure-request-when-done",
    .title = "Closure is requested with its template once everything is done",
    .requirements = {"closure-request-when-done"},
    .kinds = kUpdate | kUnknownKind,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "The template sums up what the reader of a long bug would have to collect.",
    .check = closure_request_when_done::check};
}
