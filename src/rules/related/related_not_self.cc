// related-not-self: no row refers to the bug the report is posted on.
#include <algorithm>
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/related.h"
#include "rules/support/words.h"

namespace candor::rules::related_not_self {

// "This bug", "the present report": the whole description.
bool names_this_bug(const report::RelatedRow& row) {
  static const Patterns kThis("this|present ~ bug|incident|report|ticket|case");
  const Words words(row.description.text);
  return words.size() >= 2 && words.size() <= 4 && kThis.in(words);
}

// The row's bug was opened on the very day on which this one was.
bool opened_with_this_bug(const Input& in, const report::RelatedRow& row) {
  if (!in.context.opened || !row.date_stamp) return false;
  const report::Timestamp& stamp = in.report.stamps[*row.date_stamp];
  return stamp.utc && stamp.precision == report::Precision::day &&
         format_date(*stamp.utc) == format_date(*in.context.opened);
}

void check_wording(const Input& in, Sink& out) {
  for (const report::RelatedRow* row : listed_rows(in)) {
    if (names_this_bug(*row)) {
      out.add(row->description.span, "the related incidents read as listing this bug itself")
          .help("Remove the row, or say how the other incident is related.");
    } else if (opened_with_this_bug(in, *row)) {
      out.add(row->row, fmt::format("{} of the related incidents was opened on the day of this bug and may be this bug",
                                    name_row(in, *row)))
          .help("Remove the row if it is; else say how the other incident is related.")
          .at_most(Level::may);
    }
  }
}

void check(const Input& in, Sink& out) {
  if (!in.context.bug || in.context.bug->id == 0) return check_wording(in, out);
  const int self = in.context.bug->id;
  for (const report::RelatedRow* row : listed_rows(in)) {
    if (std::find(row->bug_ids.begin(), row->bug_ids.end(), self) == row->bug_ids.end()) continue;
    out.add(row->bug.span, fmt::format("the related incidents list this bug itself, {}", self))
        .help("Remove the row, or correct its number.");
  }
}

}  // namespace candor::rules::related_not_self

namespace candor::rules {

extern const Rule kRelatedNotSelf{.id = "related-not-self",
                                  .title = "The related incidents do not list the bug itself",
                                  .requirements = {"related-not-self"},
                                  .kinds = kFull,
                                  .decided = Decided::mechanical,
                                  .since = "0.1",
                                  .why = "An incident is not related to itself; most often the number is wrong.",
                                  .check = related_not_self::check};

}  // namespace candor::rules
