// audit-findings-left-out: from 3.2 on every finding of an audit is covered by an incident report. Which findings there
// are stands in the audit statement; a program sees a text that says of some that they will not be reported.
#include <fmt/format.h>

#include "rules/support/place.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::audit_findings_left_out {

namespace {

bool leaves_out(const Words& words, size_t first, size_t last) {
  static const Patterns kNotReported(
      "not|no|without|nor|refrain|need ~ report|reported|bugzilla|bug|bugs|written "
      "up|publish*|disclos*|filed|file|public; "
      "not ~ written|write; between ~ auditor*|assessor* ~ us; kept internal; internally only");
  static const Patterns kReported(
      "has|have|was|were|been|are|is reported|filed|disclosed|published; in bug; own bug|report");
  return kNotReported.find(words, first, last) && !kReported.find(words, first, last);
}

bool speaks_of_findings(const Words& words) {
  static const Patterns kFinding(
      "finding*|nonconformit*|qualification*|deviation* ~ auditor*|assessor*|audit|minor|major; non conformit*; "
      "auditor*|assessor*|audit ~ finding*|nonconformit*|qualification*|deviation*|points; minor|major nonconformit*; "
      "nonconformities");
  return kFinding.in(words);
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!is_main(in)) return;
  bool told = false;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (told || line.heading > 0) return;
    const Words& words = words_of(in, line);
    if (!speaks_of_findings(words)) return;
    for_sentences(words, [&](size_t first, size_t last) {
      static const Patterns kSubject("they|these|those|them|finding*|nonconformit*|non|minor|others|rest|points|being");
      if (told || !kSubject.find(words, first, last) || !leaves_out(words, first, last)) return;
      told = true;
      out.add(line.content, "the text reads as leaving a finding of the audit without an incident report")
          .help("Report every finding: in this bug if the cause is the same, else in one of its own.")
          .at_most(Level::should);
    });
  });
}

}  // namespace candor::rules::audit_findings_left_out

namespace candor::rules {
extern const Rule kAuditFindingsLeftOut{
    .id = "audit-findings-left-out",
    .title = "No finding of an audit is left without a report",
    .requirements = {"audit-finding-must-be-reported"},
    .kinds = kReport | kAudit,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "A minor finding at one CA is the early sign of a serious one at another.",
    .check = audit_findings_left_out::check};
}
