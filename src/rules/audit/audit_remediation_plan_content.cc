// audit-remediation-plan-content: up to 1.0 each remediation action has a status and a date.
#include <fmt/format.h>

#include "rules/support/issues.h"
#include "rules/support/place.h"
#include "rules/support/remedies.h"
#include "rules/support/words.h"

namespace candor::rules::audit_remediation_plan_content {

struct Action {
  Span span;
  std::string text;
};

// List items and table rows of the plan, or the whole plan when it is running text. A paragraph behind a list (a
// farewell, a word on who was told) is no action and lends its dates to none.
std::vector<Action> actions_of(const Input& in, const report::Section& plan) {
  std::vector<Action> actions;
  bool header = true;   // the first row of a table
  bool listed = false;  // the last action is a list item or a row
  int last = 0;         // line last read
  for (const auto& line : in.document.markdown().lines()) {
    if (line.number < plan.first_line || line.number > plan.last_line || !own_line(in, line)) continue;
    const Span behind{std::max(line.content.begin, plan.heading.span.end), line.content.end};
    if (line.number == plan.first_line &&
        (behind.empty() || in.text(behind).find_first_not_of(" *_:.") == std::string_view::npos)) {
      continue;
    }
    if (line.table && header) {
      header = false;
      continue;
    }
    const bool apart = last != 0 && line.number > last + 1 && line.indent == 0;
    const bool item = line.bullet || line.ordered || line.table;
    if (apart && listed && !item) continue;
    last = line.number;
    if (actions.empty() || item) {
      listed = item;
      actions.push_back({line.content, std::string(in.text(line.content))});
    } else {
      actions.back().text += " " + std::string(in.text(line.content));
      actions.back().span.end = line.content.end;
    }
  }
  return actions;
}

bool has_date(const Input& in, const Action& action) {
  for (const auto& stamp : in.report.stamps) {
    if (stamp.span.begin >= action.span.begin && stamp.span.end <= action.span.end && stamp.has_date) return true;
  }
  static const Patterns kDate(
      "january|february|march|april|june|july|august|september|october|november|december; q1|q2|q3|q4; 20*");
  return kDate.in(action.text);
}

bool has_status(const Action& action) {
  static const Patterns kStatus(
      "complet*; done; finish*; progress; ongoing; planned|plan; open; started; pending; implement*; closed; "
      "scheduled; will; under way; underway; deployed; resolved; fixed; corrected; delivered; due; is|are "
      "being; was|were|has|have; live; active; effective; delayed; canceled|cancelled");
  return kStatus.in(action.text);
}

void check(const Input& in, Sink& out) {
  for (const report::Section* plan : in.report.all(report::SectionId::issue_remediation)) {
    for (const Action& action : actions_of(in, *plan)) {
      const bool dated = has_date(in, action) && !leaves_date_open(in, action.span);
      const bool stated = has_status(action);
      if (dated && stated) continue;
      Draft draft =
          out.add({action.span.begin, action.span.begin + std::min<size_t>(action.span.size(), 80)},
                  fmt::format("the remediation action reads as having no {}", dated    ? "status"
                                                                              : stated ? "date"
                                                                                       : "status and no date"));
      draft.help("Say for each action whether it is done, and by which date it is or will be.");
      draft.requirement("audit-remediation-plan-content");
      if (!dated) draft.requirement("actions-due-date");
    }
  }
}

}  // namespace candor::rules::audit_remediation_plan_content

namespace candor::rules {
extern const Rule kAuditRemediationPlanContent{.id = "audit-remediation-plan-content",
                                               .title = "Each remediation action has its status and date",
                                               .requirements = {"audit-remediation-plan-content"},
                                               .kinds = kAudit,
                                               .decided = Decided::heuristic,
                                               .since = "0.1",
                                               .why = "A plan without dates cannot be followed by anybody.",
                                               .check = audit_remediation_plan_content::check};
}
