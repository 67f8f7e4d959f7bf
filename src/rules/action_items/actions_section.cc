// actions-section: the report lists what is done so that the incident does not recur: under Action Items since 2.0
// (once per finding in an audit report), as topic 7 or a remediation plan before.
#include "rules/rule.h"
#include "rules/support/remedies.h"
#include "rules/support/sections.h"

namespace candor::rules::actions_section {

namespace {

using report::SectionId;

// Without any action nothing that asks for one can be met; that is one mistake.
void cite_all(const Input& in, Draft draft) {
  draft.requirement("actions-section");
  if (!lessons_in(in, SectionId::didnt_go_well).empty()) {
    draft.requirement("lessons-didnt-go-well-mapped").requirement("actions-every-didnt-go-well-mapped");
  }
  if (!lessons_in(in, SectionId::additional).empty()) draft.requirement("lessons-additional-mapped");
  if (!in.report.factors.empty()) draft.requirement("actions-every-root-cause-mapped");
}

void check_content(const Input& in, Sink& out) {
  for (const report::Section* section : remedy_sections(in)) {
    if (section->id == SectionId::issue_remediation || !remedies_in(in, *section).empty()) continue;
    Draft draft = out.add(section->heading.span, "the section lists no action");
    draft.help("List each action with what the template's table asks for.");
    cite_all(in, draft);
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  // An audit report that lacks them for some finding or issue is the business of the audit rules.
  if (in.report.kind != Kind::audit) {
    require_section(in, out, in.version.at_least("2.0") ? SectionId::action_items : SectionId::topic_steps,
                    {"actions-section"}, "the steps taken to resolve the situation");
  }
  check_content(in, out);
}

}  // namespace candor::rules::actions_section

namespace candor::rules {

extern const Rule kActionsSection{.id = "actions-section",
                                  .title = "The report lists what is done against a recurrence",
                                  .requirements = {"actions-section"},
                                  .kinds = kFull | kAudit,
                                  .decided = Decided::mechanical,
                                  .since = "0.1",
                                  .why = "A report that ends with the causes promises nothing.",
                                  .check = actions_section::check};

}  // namespace candor::rules
