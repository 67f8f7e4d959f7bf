// lifecycle-acknowledge-gives-date: a mere acknowledgement of a question also gives a time for the full answer.
#include <algorithm>

#include "rules/support/moments.h"
#include "rules/support/place.h"
#include "rules/support/replies.h"
#include "rules/support/stance.h"

namespace candor::rules::lifecycle_acknowledge_gives_date {

constexpr size_t kShort = 90;  // words; a longer reply says something itself

bool gives_time(const Input& in, const Reply& reply, const Words& words) {
  static const Patterns kTime(
      "within ~ hour|hours|day|days|week|weeks; in|another|next ~ hours|day|days|week|weeks|month; "
      "tomorrow|tonight|today; monday|tuesday|wednesday|thursday|friday|saturday|sunday; "
      "january|february|march|april|june|july|august|september|october|november|december; end of ~ "
      "day|week|month|business; by|until|before|on may; eob|eod");
  if (kTime.in(words)) return true;
  const Span answer{reply.span.begin, reply.quotes ? reply.opening_end : reply.span.end};
  for (const auto& stamp : in.report.stamps) {
    if (answer.contains(stamp.span.begin) && stamp.has_date && looks_ahead(in, stamp)) return true;
  }
  return false;
}

// Something was asked: a quoted question, thanks for one, or words that answer one.
bool answers_somebody(const Reply& reply, const Words& words) {
  static const Patterns kAsked(
      "question*|comment*|asked|asking|inquiry|enquiry|query|feedback|concern*|raised|raising|acknowledged; thank*; in "
      "reply to; your ~ request|input|remark*");
  return reply.quotes || kAsked.in(words);
}

// In a reply that says more, a sentence that leaves one of the questions for later.
bool puts_off(const Words& words) {
  bool found = false;
  for_sentences(words, [&](size_t first, size_t last) {
    found = found || (concerns_inquiry(words, first, last) && reads_as_pending(words, first, last) &&
                      concerns_answer(words, first, last) && !reads_as_settled(words, first, last));
  });
  return found;
}

void check(const Input& in, Sink& out) {
  if (!is_main(in)) return;
  for (const Reply& reply : replies_in(in)) {
    // What stands below the first paragraph is often another subject.
    const Words words(reply.quotes ? reply.opening : reply.text);
    if (words.empty() || gives_time(in, reply, words) || !answers_somebody(reply, words)) continue;
    const bool whole = words.size() <= kShort && only_acknowledges(words);
    if (!whole && !puts_off(words)) continue;
    Draft draft = out.add({reply.span.begin, std::min(reply.span.end, reply.span.begin + 80)},
                          "the reply reads as an acknowledgement without a date for the full answer");
    draft.help("Name the day on which the full answer will be posted.");
    if (!whole || words.size() > kShort / 2) draft.at_most(Level::should);
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
