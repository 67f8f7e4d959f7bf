// related-not-self: no row refers to the bug the report is posted on.
#include <algorithm>
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/related.h"

namespace candor::rules::related_not_self {

void check(const Input& in, Sink& out) {
  if (!in.context.bug || in.context.bug->id == 0) return;
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
