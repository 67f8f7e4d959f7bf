// title-audit-findings: up to 2.0 the title of an audit incident report holds the phrase "Findings in 20XX Audit".
// title-audit-year: XX is the year in which the audit period ended.
#include <fmt/format.h>
#include <re2/re2.h>

#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::title_audit_findings {

// Year in which the period named in this text ended; 0 when it names none. "from 01/11/2021 to 31/10/2022, and the
// report came on 2023-03-02": the range that ends first is the period.
int year_of_range(std::string_view text) {
  static const RE2 kRange(
      R"((?i)(?:period|between|from|ended|ending|time)\b[^.;()]*?\b(?:to|and|until|through|ended|ending|on|-)\s+[^.;()]{0,12}?\b(20\d\d)-\d\d-\d\d)");
  static const RE2 kLoose(
      R"((?i)(?:period|ended|ending)\b[^;()]*?(?:\b(?:to|and|until|through|ended|ending|on)\s+|[-\x{2013}]\s*)[^;()]{0,20}?\b(20\d\d)\b)");
  static const RE2 kDayFirst(
      R"((?i)\b(?:period|between|from|time|months|year)\b[^;()]*?\b(?:to|and|until|through|till)\s+(?:the\s+)?\d\d?[./-]\d\d?[./-](20\d\d)\b)");
  const re2::StringPiece where(text.data(), text.size());
  re2::StringPiece year;
  re2::StringPiece day_first;
  const bool has_iso = RE2::PartialMatch(where, kRange, &year);
  const bool has_day_first = RE2::PartialMatch(where, kDayFirst, &day_first);
  if (has_day_first && (!has_iso || day_first.data() < year.data())) year = day_first;
  if (!has_iso && !has_day_first && !RE2::PartialMatch(where, kLoose, &year)) return 0;
  return std::stoi(std::string(year));
}

// The same of the first own line that speaks of the audit's period. The lines above the first issue count too: there
// the audit is introduced.
int year_of_period_end(const Input& in) {
  static const Patterns kPeriod(
      "audit|audited ~ period|between|from|months|year|until|to; period ~ ended|ending|end|from|to; point in time");
  for (const markdown::Line& line : in.document.markdown().lines()) {
    if (line.number > in.report.last_line) break;
    if (!own_line(in, line) || !kPeriod.in(in.text(line.content))) continue;
    if (const int year = year_of_range(in.text(line.content)); year != 0) return year;
  }
  return 0;
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
