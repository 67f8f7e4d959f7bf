// title-audit-findings: up to 2.0 the title of an audit incident report holds the phrase "Findings in 20XX Audit".
// title-audit-year: XX is the year in which the audit period ended.
#include <fmt/format.h>
#include <re2/re2.h>

#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::title_audit_findings {

// Year of the last date on an own line that speaks of the audit's period; 0 when no line does.
int year_of_period_end(const Input& in) {
  static const Patterns kPeriod(
      "audit|audited ~ period|between|from; period ~ ended|ending|end|from|to; point in time");
  int year = 0;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (year != 0 || !kPeriod.in(in.text(line.content))) return;
    static const RE2 kRange(
        R"((?i)(?:period|between|from|ended|ending|time)\b[^.;()]*?\b(?:to|and|until|through|ended|ending|on|-)\s+[^.;()]{0,12}?\b(20\d\d)-\d\d-\d\d)");
    static const RE2 kLoose(
        R"((?i)(?:period|ended|ending)\b[^;()]*?(?:\b(?:to|and|until|through|ended|ending|on)\s+|[-\x{2013}]\s*)[^;()]{0,20}?\b(20\d\d)\b)");
    std::string found;
    const std::string text(in.text(line.content));
    if (RE2::PartialMatch(text, kRange, &found) || RE2::PartialMatch(text, kLoose, &found)) year = std::stoi(found);
  });
  return year;
}

void check(const Input& in, Sink& out) {
  if (in.context.title.empty() || !is_main(in)) return;
  static const RE2 kPhrase(R"((?i)findings? in (20\d\d) audit)");
  std::string written;
  if (!RE2::PartialMatch(in.context.title, kPhrase, &written)) {
    out.add(top_of_report(in),
            fmt::format("the title \"{}\" lacks the phrase \"Findings in 20XX Audit\"", in.context.title))
        .help("Write \"<CA Owner>: Findings in 20XX Audit\" with the year in which the audit period ended.")
        .requirement("title-audit-findings");
    return;
  }
  const int ended = year_of_period_end(in);
  if (ended != 0 && std::to_string(ended) != written) {
    out.add(top_of_report(in),
            fmt::format("the title says {}, but the audit period reads as ended in {}", written, ended))
        .help("Use the calendar year in which the audit period, or the point in time, ended.")
        .requirement("title-audit-year");
  }
}

}  // namespace candor::rules::title_audit_findings

namespace candor::rules {
extern const Rule kTitleAuditFindings{
    .id = "title-audit-findings",
    .title = "The title of an audit incident report says which year's audit its findings are from",
    .requirements = {"title-audit-findings", "title-audit-year"},
    .kinds = kAudit,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "The phrase lets root programs match the bug with the audit statement of that year.",
    .check = title_audit_findings::check};
}
