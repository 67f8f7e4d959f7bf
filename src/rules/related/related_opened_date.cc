// related-opened-date: the date on which the related bug was opened. Bugzilla numbers bugs in the order they are
// opened, so two rows whose numbers and dates disagree on the order cannot both be right.
#include <algorithm>
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/certificate_table.h"
#include "rules/support/related.h"

namespace candor::rules::related_opened_date {

namespace {

const report::Timestamp* date_of(const Input& in, const report::RelatedRow& row) {
  return row.date_stamp ? &in.report.stamps[*row.date_stamp] : nullptr;
}

void check_row(const Input& in, Sink& out, const report::RelatedRow& row) {
  const Span place = row.date.empty() ? row.row : row.date.span;
  const report::Timestamp* date = date_of(in, row);
  if (date == nullptr && (related_table_is_flattened(in) || !has_related_column(in, {"date"}))) return;
  if (row.date.empty() || date == nullptr) {
    out.add(place,
            fmt::format("{} of the related incidents gives no date on which the bug was opened", name_row(in, row)))
        .help("Write the date as YYYY-MM-DD.");
  } else if (date->precision == report::Precision::month) {
    out.add(place, fmt::format("{} of the related incidents gives a month instead of a date", name_row(in, row)))
        .help("Write the date as YYYY-MM-DD.");
  } else if (!date->utc) {
    out.add(place,
            fmt::format("the date of {} of the related incidents cannot be read: {}", name_row(in, row), date->why))
        .help("Write the date as YYYY-MM-DD.")
        .at_most(date->readings.empty() ? Level::must : Level::should);
  } else if (in.context.as_of && *date->utc > *in.context.as_of + kDay) {
    out.add(place, fmt::format("{} of the related incidents was opened after this report", name_row(in, row)))
        .help("Correct the date.");
  }
}

struct Dated {
  int bug;
  Instant date;
  const report::RelatedRow* row;
};

void check_order(const Input& in, Sink& out) {
  std::vector<Dated> rows;
  for (const report::RelatedRow* row : listed_rows(in)) {
    const report::Timestamp* date = date_of(in, *row);
    if (row->bug_ids.size() == 1 && date != nullptr && date->utc && date->precision >= report::Precision::day)
      rows.push_back({row->bug_ids.front(), *date->utc, row});
  }
  std::sort(rows.begin(), rows.end(), [](const Dated& a, const Dated& b) { return a.bug < b.bug; });
  for (size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].date + 2 * kDay >= rows[i - 1].date) continue;
    out.add(rows[i].row->date.span,
            fmt::format("bug {} is dated before bug {}, whose number is lower", rows[i].bug, rows[i - 1].bug))
        .help("Check both dates against Bugzilla; numbers are given in the order of opening.")
        .at_most(Level::should);
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!has_related_column(in, {"date", "opened"})) return;  // said by related-table-columns
  for (const report::RelatedRow* row : listed_rows(in)) check_row(in, out, *row);
  check_order(in, out);
}

}  // namespace candor::rules::related_opened_date

namespace candor::rules {

extern const Rule kRelatedOpenedDate{.id = "related-opened-date",
                                     .title = "Each related incident has the date on which its bug was opened",
                                     .requirements = {"related-opened-date"},
                                     .kinds = kFull,
                                     .decided = Decided::mechanical,
                                     .since = "0.1",
                                     .why = "The date shows whether there was time to learn from the earlier incident.",
                                     .check = related_opened_date::check};

}  // namespace candor::rules
