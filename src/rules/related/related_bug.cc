// related-bug: each row gives the bug's number and links to it, by show_bug.cgi or by the short forms bugzil.la/N and
// bugzilla.mozilla.org/N. Scraped text loses link targets, which is nobody's mistake.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/related.h"

namespace candor::rules::related_bug {

namespace {

// The bug number a link leads to, or 0.
int bug_of_url(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (starts_with_ci(url, scheme)) url.remove_prefix(scheme.size());
  }
  constexpr std::string_view kHosts[] = {"bugzilla.mozilla.org/show_bug.cgi?id=", "bugzil.la/",
                                         "bugzilla.mozilla.org/"};
  for (const std::string_view host : kHosts) {
    if (!starts_with_ci(url, host)) continue;
    url.remove_prefix(host.size());
    int number = 0;
    for (size_t i = 0; i < url.size() && i < 9 && url[i] >= '0' && url[i] <= '9'; ++i)
      number = number * 10 + (url[i] - '0');
    return number;
  }
  return 0;
}

// The first number of six to eight digits a reader sees in the cell, or 0.
int shown_bug(std::string_view cell) {
  const std::string text = visible_text(cell);
  int number = 0;
  size_t digits = 0;
  for (const char c : text + " ") {
    if (c >= '0' && c <= '9') {
      number = digits < 8 ? number * 10 + (c - '0') : number;
      ++digits;
      continue;
    }
    if (digits >= 6 && digits <= 8) return number;
    number = 0;
    digits = 0;
  }
  return 0;
}

void report_url(const Input& in, Sink& out, const report::RelatedRow& row, int shown, int linked) {
  const std::string name = name_row(in, row);
  if (row.url.empty()) {
    out.add(row.bug.span, fmt::format("{} of the related incidents does not link to the bug", name))
        .help("Write [number](https://bugzilla.mozilla.org/show_bug.cgi?id=number).")
        .requirement("related-bug-url");
  } else if (linked == 0) {
    out.add(row.bug.span, fmt::format("the link of {} does not lead to a bug in Bugzilla", name))
        .help("Link to https://bugzilla.mozilla.org/show_bug.cgi?id= and the number.")
        .requirement("related-bug-url");
  } else if (shown != 0 && shown != linked) {
    out.add(row.bug.span, fmt::format("{} of the related incidents links to bug {}", name, linked))
        .help("Make the number and the link agree.")
        .requirement("related-bug-url")
        .requirement("related-bug-id");
  }
}

void check_row(const Input& in, Sink& out, const report::RelatedRow& row) {
  const Span place = row.bug.empty() ? row.row : row.bug.span;
  const int linked = bug_of_url(row.url);
  const int shown = shown_bug(row.bug.text);
  if (shown == 0 && row.bug_ids.empty() && linked == 0) {
    out.add(place, fmt::format("{} of the related incidents gives no bug number", name_row(in, row)))
        .help("Write the Bugzilla number as a link to the bug.")
        .requirement("related-bug-id")
        .requirement("related-bug-url");
    return;
  }
  if (related_table_is_flattened(in)) return;
  if (shown == 0) {
    out.add(place, fmt::format("{} of the related incidents does not show the bug's number", name_row(in, row)))
        .help("Write the number as the text of the link.")
        .requirement("related-bug-id");
    return;
  }
  report_url(in, out, row, shown, linked);
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!has_related_column(in, {"bug", "incident", "id", "link"})) return;  // said by related-table-columns
  for (const report::RelatedRow* row : listed_rows(in)) check_row(in, out, *row);
}

}  // namespace candor::rules::related_bug

namespace candor::rules {

extern const Rule kRelatedBug{.id = "related-bug",
                              .title = "Each related incident is given by number and link",
                              .requirements = {"related-bug-id", "related-bug-url"},
                              .kinds = kFull,
                              .decided = Decided::mechanical,
                              .since = "0.1",
                              .why = "Readers follow the link to compare, and programs join reports by the number.",
                              .check = related_bug::check};

}  // namespace candor::rules
