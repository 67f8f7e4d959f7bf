// closure-no-open-questions: at the closure request no comment or question is unanswered. From the text: an answer
// that is put off. Who asked what and when stands in the bug's history, which later issues bring.
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::closure_no_open_questions {

void check(const Input& in, Sink& out) {
  static const Patterns kOpen(
      "question*|comment*|point* ~ will|shall|to ~ answer*|address*|respond*|reply|replied; "
      "answer|respond|reply ~ question*|comment* ~ later|soon|separate*|next|shortly|following; will|shall ~ "
      "answer|respond|reply|address ~ question*|comment*|remaining; question*|comment* ~ still|remain* ~ "
      "open|unanswered|outstanding|pending; open|unanswered|outstanding|remaining ~ question*|comment*; not ~ "
      "yet ~ answer*");
  static const Patterns kNot(
      "no|any|without ~ open|unanswered|outstanding|remaining|further|more; all ~ question*|comment* ~ "
      "answered|addressed; have|has|been|are|were ~ answered; if ~ question*");
  // Without a word on a question these may be about something else.
  static const Patterns kOwed(
      "owe|owes|owed ~ answer*|reply|response*|explanation; answer|answers|reply|response ~ will|shall ~ "
      "follow|given|sent|posted|provided|made|come; still ~ waiting|wait ~ answer*|reply|information|figures; "
      "unable|cannot|can't|could not ~ answer|reply|respond");
  bool told = false;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (told) return;
    const Words words(in.text(line.content));
    const bool open = kOpen.in(words) && !kNot.in(words);
    if (!open && !kOwed.in(words)) return;
    told = true;
    Draft draft = out.add(line.content, "the text reads as leaving a question unanswered at the closure request");
    draft.help("Answer every question before requesting closure.");
    if (!open) draft.at_most(Level::should);
  });
}

}  // namespace candor::rules::closure_no_open_questions

namespace candor::rules {
extern const Rule kClosureNoOpenQuestions{.id = "closure-no-open-questions",
                                          .title = "No question is open at the closure request",
                                          .requirements = {"closure-no-open-questions"},
                                          .kinds = kClosure,
                                          .decided = Decided::heuristic,
                                          .since = "0.1",
                                          .why = "A question that is open at closure is never answered.",
                                          .check = closure_no_open_questions::check};
}
