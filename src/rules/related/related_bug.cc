// related-bug: each row gives the bug's number and links to it, by show_bug.cgi or by the short forms bugzil.la/N and
// bugzilla.mozilla.org/N. Scraped text loses link targets, which is nobody's mistake.
#include <algorithm>
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

void check_row(const Input& in, Sink& out, const report::RelatedRow& row) {
  const Span place = row.bug.empty() ? row.row : row.bug.span;
  const int linked = bug_of_url(row.url);
  if (row.bug_ids.empty() && linked == 0) {
    out.add(place, fmt::format("{} of the related incidents gives no bug number", name_row(in, row)))
        .help("Write the Bugzilla number as a link to the bug.")
        .requirement("related-bug-id")
        .requirement("related-bug-url");
    return;
  }
  if (related_table_is_flattened(in)) return;
  if (row.url.empty()) {
    out.add(place, fmt::format("{} of the related incidents does not link to the bug", name_row(in, row)))
        .help("Write [number](https://bugzilla.mozilla.org/show_bug.cgi?id=number).")
        .requirement("related-bug-url");
  } else if (linked == 0) {
    out.add(place, fmt::format("the link of {} does not lead to a bug in Bugzilla", name_row(in, row)))
        .help("Link to https://bugzilla.mozilla.org/show_bug.cgi?id= and the number.")
        .requirement("related-bug-url");
  } else if (std::find(row.bug_ids.begin(), row.bug_ids.end(), linked) == row.bug_ids.end() && !row.bug_ids.empty()) {
    out.add(place, fmt::format("{} of the related incidents links to bug {}", name_row(in, row), linked))
        .help("Make the number and the link agree.")
        .requirement("related-bug-url")
        .requirement("related-bug-id");
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
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
