// closure-no-open-questions: at the closure request no comment or question is unanswered. From the text: a question it
// quotes without an answer, and a sentence by which something asked is still to be answered. Who asked what and when
// stands in the bug's history, which later issues bring.
#include <algorithm>

#include "rules/support/moments.h"
#include "rules/support/place.h"
#include "rules/support/prose.h"
#include "rules/support/replies.h"
#include "rules/support/stance.h"

namespace candor::rules::closure_no_open_questions {

void report(Sink& out, Span place, bool certain) {
  Draft draft = out.add(place, "the text reads as leaving a question unanswered at the closure request");
  draft.help("Answer every question before requesting closure.");
  if (!certain) draft.at_most(Level::should);
}

// "We measure it in July and post the figure on 2025-07-18": the answer has a date of its own, still to come.
bool answers_later(const Input& in, const Reply& reply) {
  static const Patterns kAnswer(
      "post|posted|provide*|publish*|share|report|send|give|given|answer|answered|follow|follows|come|deliver|tell");
  if (!kAnswer.in(reply.opening)) return false;
  return std::any_of(in.report.stamps.begin(), in.report.stamps.end(), [&](const report::Timestamp& stamp) {
    return reply.span.contains(stamp.span.begin) && stamp.has_date && looks_ahead(in, stamp);
  });
}

// A quoted question with nothing below it, or with a promise.
bool report_quoted(const Input& in, Sink& out) {
  for (const Reply& reply : replies_in(in)) {
    if (!reply.quotes_question) continue;
    const bool unanswered = reply.empty();
    const bool acknowledged = !unanswered && only_acknowledges(Words(reply.opening));
    if (!unanswered && !acknowledged && !answers_later(in, reply)) continue;
    report(out, reply.span, acknowledged);
    return true;
  }
  return false;
}

bool in_field(const Input& in, Span line) {
  constexpr size_t kMost = 500;  // fields; more has no closure report, and each is looked at for each line
  if (in.report.fields.size() > kMost) return false;
  return std::any_of(in.report.fields.begin(), in.report.fields.end(), [&](const report::Field& field) {
    return field.written.span.begin <= line.end && line.begin < field.value.span.end;
  });
}

enum class Open { no, hinted, plain };

// "Comment 8 asks how many there are. We will get back on this.": asked in one sentence, owed in the next.
Open read_line(const Words& words, bool field) {
  Open open = Open::no;
  bool asked = false;  // by the sentence before
  for_sentences(words, [&](size_t first, size_t last) {
    const bool settled = reads_as_settled(words, first, last);
    const bool inquiry = concerns_inquiry(words, first, last);
    const bool answer = concerns_answer(words, first, last);
    const bool pending = reads_as_pending(words, first, last);
    if (!settled && pending && inquiry) open = Open::plain;
    if (!settled && pending && answer && (asked || !field)) open = std::max(open, asked ? Open::plain : Open::hinted);
    asked = inquiry && !settled;
  });
  return open;
}

void check(const Input& in, Sink& out) {
  if (report_quoted(in, out)) return;
  bool told = false;
  for_comment_lines(in, [&](const markdown::Line& line) {
    if (told || line.table || line.heading > 0) return;
    const bool field = in_field(in, line.content);
    const Open open = read_line(words_of(in, line), field);
    if (open == Open::no) return;
    told = true;
    report(out, line.content, open == Open::plain && !field);
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
