// rootcause-section: the causes are analysed in detail: under Root Cause Analysis since 2.0 (once per finding in an
// audit report), as topic 6 or Root Cause of Issue before.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/sections.h"
#include "rules/support/wording.h"

namespace candor::rules::rootcause_section {

namespace {

using report::SectionId;

constexpr size_t kDetailed = 80;  // words; shorter analyses seldom hold more than the trigger

void check_length(const Input& in, Sink& out) {
  for (const Analysis& analysis : analyses(in)) {
    const size_t words = count_words(analysis.prose);
    if (words >= kDetailed || (words == 0 && analysis.section->id == SectionId::issue_root_cause)) continue;
    Draft draft = out.add(analysis.section->heading.span,
                          words == 0 ? std::string("the root cause analysis is empty")
                                     : fmt::format("the root cause analysis has {} words and reads as short", words));
    draft.help("Explain every condition that contributed, when it arose and how it avoided detection.");
    if (words > 0) draft.at_most(Level::should);
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  // An audit report that lacks one for some finding or issue is the business of the audit rules.
  if (in.report.kind != Kind::audit) {
    const bool old_style = !in.version.at_least("2.0");
    require_section(in, out, old_style ? SectionId::topic_explanation : SectionId::root_cause,
                    {"rootcause-section", "rootcause-factor-blocks"}, "how and why the mistakes were made");
  }
  check_length(in, out);
}

}  // namespace candor::rules::rootcause_section

namespace candor::rules {

extern const Rule kRootcauseSection{
    .id = "rootcause-section",
    .title = "The report analyses the causes in detail",
    .requirements = {"rootcause-section"},
    .kinds = kFull | kAudit,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "What is not understood will happen again; the analysis is the core of a report.",
    .check = rootcause_section::check};

}  // namespace candor::rules
