#include "cli/mirror_options.h"

#include "cli/long_work.h"
#include "cli/lookup.h"

namespace candor::cli {

Result<desk::GroupBy> group_by(const std::string& word) {
  const auto by = one_of("--by", word, {"ca", "tag", "year"});
  if (!by.ok()) return by.error();
  if (*by == "tag") return desk::GroupBy::tag;
  return *by == "year" ? desk::GroupBy::year : desk::GroupBy::owner;
}

std::string_view title_of(desk::GroupBy by) {
  if (by == desk::GroupBy::tag) return "tag";
  return by == desk::GroupBy::year ? "year" : "CA Owner";
}

Result<std::vector<desk::CaseFacts>> judge_mirror(OpenDesk& desk, const desk::BugWords& words,
                                                  const lifecycle::AuditOptions& options, Environment& env,
                                                  const desk::VisitAudit& also) {
  const Result<store::BugFilter> filter = desk::bug_filter(words);
  if (!filter.ok()) return filter.error();
  LongWork work(env, "bugs");
  std::vector<desk::CaseFacts> cases;
  const desk::MirrorHooks hooks{.cancelled = LongWork::cancelled, .progress = [&](int64_t done, int64_t total) {
                                  work.show(static_cast<uint64_t>(done), static_cast<uint64_t>(total),
                                            static_cast<uint64_t>(done));
                                }};
  const Status judged = desk::audit_mirror(desk.record.store(), *filter, options, hooks,
                                           [&](const store::MirroredBug& bug, const lifecycle::BugAudit& audit) {
                                             cases.push_back(desk::facts_of(bug, audit));
                                             if (also) also(bug, audit);
                                           });
  if (!judged.ok()) return judged.error();
  return cases;
}

}  // namespace candor::cli
