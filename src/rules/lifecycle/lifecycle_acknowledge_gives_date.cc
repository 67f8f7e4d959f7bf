// lifecycle-acknowledge-gives-date: a mere acknowledgement of a question also gives a time for the full answer.
#include <algorithm>

#include "rules/support/moments.h"
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::lifecycle_acknowledge_gives_date {

constexpr size_t kShort = 90;  // words; a longer reply says something itself

// A run of own lines between quoted ones: one reply.
struct Reply {
  Span span;
  std::string text;
};

std::vector<Reply> replies_of(const Input& in) {
  std::vector<Reply> replies;
  bool open = false;
  for (const auto& line : in.document.markdown().lines()) {
    if (line.number < in.report.first_line || line.number > in.report.last_line) continue;
    if (line.quote > 0) open = false;
    if (!own_line(in, line)) continue;
    if (!open) replies.push_back({line.content, ""});
    open = true;
    replies.back().text += std::string(in.text(line.content)) + ". ";
    replies.back().span.end = line.content.end;
  }
  return replies;
}

bool gives_time(const Input& in, const Reply& reply, const Words& words) {
  static const Patterns kTime(
      "within ~ hour|hours|day|days|week|weeks; in|another|next ~ hours|day|days|week|weeks|month; "
      "tomorrow|tonight|today; monday|tuesday|wednesday|thursday|friday|saturday|sunday; "
      "january|february|march|april|june|july|august|september|october|november|december; end of ~ "
      "day|week|month|business; by|until|before|on may; eob|eod");
  if (kTime.in(words)) return true;
  for (const auto& stamp : in.report.stamps) {
    if (reply.span.contains(stamp.span.begin) && stamp.has_date && looks_ahead(in, stamp)) return true;
  }
  return false;
}

// Something was asked: a quoted question, or words that answer one.
bool answers_somebody(const Input& in, const Words& words) {
  static const Patterns kAsked(
      "question*|comment*|asked|asking|inquiry|enquiry|feedback|concern*|raised; thank*; in reply to; your ~ "
      "request|input|remark*");
  if (kAsked.in(words)) return true;
  const auto& lines = in.document.markdown().lines();
  return std::any_of(lines.begin(), lines.end(), [](const markdown::Line& line) { return line.quote > 0; });
}

void check(const Input& in, Sink& out) {
  if (!is_main(in)) return;
  static const Patterns kAcknowledges(
      "look|looking ~ into; investigating|reviewing|discussing|checking|evaluating|examining|assessing; "
      "will|shall|'ll|we'll ~ "
      "investigat*|respond|reply|answer|check|review|evaluate|examin*|analy*|assess|discuss|provide|follow|"
      "come|get|update|post|look|explain|clarify|inform|report|tell; "
      "get|come|be ~ back ~ to you; acknowledg*|confirm ~ receipt|question*|comment*; thank* ~ "
      "question*|comment*|feedback|input|asking; working on ~ answer*|response*|reply|replies; more ~ time ~ "
      "answer|respond|reply|investigat*; as soon as possible; shortly|soon; due course; being|is|are ~ "
      "looked|investigated|examined|clarified|evaluated|discussed|analysed|analyzed; "
      "passed|forwarded|handed|given ~ to|on; take|taken|took ~ along|up|note");
  static const Patterns kPromises(
      "look|looking ~ into; will|shall|'ll|we'll; "
      "investigating|reviewing|discussing|checking|evaluating|examining|assessing; working on; time ~ "
      "answer|respond|reply; soon|shortly; due course; as soon as possible; get|come|be ~ back; being ~ "
      "looked|investigated|examined|clarified; passed|forwarded ~ question*|request ~ to; question*|request ~ "
      "passed|forwarded ~ to");
  for (const Reply& reply : replies_of(in)) {
    const Words words(reply.text);
    if (words.size() > kShort || !kAcknowledges.in(words) || !kPromises.in(words)) continue;
    if (gives_time(in, reply, words) || !answers_somebody(in, words)) continue;
    Draft draft = out.add({reply.span.begin, std::min(reply.span.end, reply.span.begin + 80)},
                          "the reply reads as an acknowledgement without a date for the full answer");
    draft.help("Name the day on which the full answer will be posted.");
    if (words.size() > kShort / 2) draft.at_most(Level::should);
  }
}

}  // namespace candor::rules::lifecycle_acknowledge_gives_date

namespace candor::rules {
extern const Rule kLifecycleAcknowledgeGivesDate{.id = "lifecycle-acknowledge-gives-date",
                                                 .title = "An acknowledgement names the date of the full answer",
                                                 .requirements = {"lifecycle-acknowledge-gives-date"},
                                                 .kinds = kUpdate | kUnknownKind,
                                                 .decided = Decided::heuristic,
                                                 .since = "0.1",
                                                 .why = "\"We will look into it\" stops nobody from asking again.",
                                                 .check = lifecycle_acknowledge_gives_date::check};
}
