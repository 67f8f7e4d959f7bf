// What `stats` and `audit --all` share: which bugs of the mirror, and the judging of them all.
#pragma once

#include "cli/bug_options.h"
#include "desk/mirror_report.h"

namespace candor::cli {

Result<desk::GroupBy> group_by(const std::string& word);
std::string_view title_of(desk::GroupBy by);  // "CA Owner", "tag", "year"

// Judges every bug that the words let through, with progress on a terminal.
Result<std::vector<desk::CaseFacts>> judge_mirror(OpenDesk& desk, const desk::BugWords& words,
                                                  const lifecycle::AuditOptions& options, Environment& env,
                                                  const desk::VisitAudit& also = {});

}  // namespace candor::cli
