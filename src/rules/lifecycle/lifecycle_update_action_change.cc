// lifecycle-update-action-change: a change, completion or delay of an Action Item is reported, from 3.1 on within three
// days. From the text: a completion stated with its date, or a due date that passed without completion.
#include <chrono>
#include <fmt/format.h>

#include "rules/support/earlier.h"
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::lifecycle_update_action_change {

constexpr Seconds kThreeDays = 3 * kDay;

void report_late(const Input& in, Sink& out, Span span, std::string_view what, Instant when) {
  out.add(span, fmt::format("{} on {} is reported {} later", what, format_date(when),
                            format_duration(*in.context.as_of - when)))
      .help("Report a change, completion or delay of an Action Item within three days.")
      .at_most(Level::should);
}

bool open(std::string_view status) {
  static const Patterns kOpen("ongoing; progress; open; pending; started; delayed; planned");
  return kOpen.in(status);
}

void check_overdue(const Input& in, Sink& out) {
  for (const auto& item : in.report.actions) {
    if (!item.due_stamp || !open(item.status.text)) continue;
    const auto& stamp = in.report.stamps[*item.due_stamp];
    if (!stamp.utc) continue;
    const Instant missed = *stamp.utc + kDay;  // a date lasts until its end
    if (*in.context.as_of > missed + kThreeDays)
      report_late(in, out, item.row, "the missed due date", missed - Seconds(1));
  }
}

// A date in the sentence that was told too late and by no update before this one.
std::optional<Instant> late_change(const Input& in, Span sentence, const std::optional<Moment>& before) {
  for (const auto& stamp : in.report.stamps) {
    if (!sentence.contains(stamp.span.begin) || !stamp.utc || !stamp.has_date) continue;
    const bool whole_day = stamp.precision == report::Precision::day;
    const Instant when = whole_day ? *stamp.utc + kDay - Seconds(1) : *stamp.utc;
    const bool told_before = before && before->instant >= when;
    if (!told_before && *in.context.as_of > when + kThreeDays + std::chrono::minutes(1)) return when;
  }
  return {};
}

void check_sentences(const Input& in, Sink& out) {
  static const Patterns kChanged(
      "complete*|done|finished|implemented|deployed|delayed|postponed|moved|changed|live|running|slipped|abandoned|"
      "dropped|"
      "cancel*; given ~ up; "
      "not ~ kept|met|held; in use|production|operation");
  static const Patterns kItem(
      "action|item|items|step|measure|task; number|no 1|2|3|4|5|6|7|8|9; went live; into|in production; rolled out; in "
      "operation");
  static const Patterns kTold("as|already ~ reported|told|announced|stated|posted|written; see|in comment");
  static const Patterns kAhead(
      "will|expected|planned|scheduled|by; is|are|remain*|stays|still ~ due; until "
      "1|2|3|4|5|6|7|8|9|january|february|march|april|may|june|july|august|september|october|november|december; "
      "moved|postponed to");
  const auto before = previous_update(in);
  for_own_lines(in, [&](const markdown::Line& line) {
    if (line.table) return;
    for (const Span& sentence : sentence_spans(in, line.content)) {
      const Words words(in.text(sentence));
      if (kTold.in(words) || !kItem.in(words) || !kChanged.in(words) || kAhead.in(words)) continue;
      if (const auto when = late_change(in, sentence, before)) {
        report_late(in, out, sentence, "the change of an action item", *when);
      }
    }
  });
}

void check(const Input& in, Sink& out) {
  if (!is_main(in) || !in.context.as_of || !in.version.at_least("3.1")) return;
  check_overdue(in, out);
  check_sentences(in, out);
}

}  // namespace candor::rules::lifecycle_update_action_change

namespace candor::rules {
extern const Rule kLifecycleUpdateActionChange{.id = "lifecycle-update-action-change",
                                               .title = "Changes of action items are reported in time",
                                               .requirements = {"lifecycle-update-action-change"},
                                               .kinds = kUpdate,
                                               .decided = Decided::heuristic,
                                               .since = "0.1",
                                               .why = "Action items are the CA's promise; a change of them is news.",
                                               .check = lifecycle_update_action_change::check};
}
