// The four topics of an audit incident report up to 1.0, per issue: "Issue #", "Issue Description", "Root Cause of
// Issue", "Remediation Plan for this Issue".
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/issues.h"
#include "rules/support/place.h"

namespace candor::rules::audit_topics {

using report::SectionId;

struct Topic {
  SectionId id;
  std::string_view label;
  std::string_view requirement;
  std::string_view general;  // the requirement of every report that the topic meets, or its own again
};
constexpr Topic kTopics[] = {
    {SectionId::issue_description, "Issue Description", "audit-topic-description", "audit-topic-description"},
    {SectionId::issue_root_cause, "Root Cause of Issue", "audit-topic-root-cause", "rootcause-section"},
    {SectionId::issue_remediation, "Remediation Plan for this Issue", "audit-topic-remediation", "actions-section"}};

// The label opens a line of the item ("Issue Description: The auditor ...") that was not read as a section.
bool label_stands(const Input& in, const AuditItem& item, int last_line, std::string_view label) {
  const std::string wanted = fold(label);
  bool found = false;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (found || line.number < item.heading->first_line || line.number > last_line) return;
    const std::string text = fold(in.text(line.content).substr(0, 80));
    found = text.substr(std::min(text.find_first_not_of("*_#0123456789.) "), text.size())).starts_with(wanted);
  });
  return found;
}

void check_item(const Input& in, Sink& out, const AuditItem& item, int last_line) {
  for (const Topic& topic : kTopics) {
    const report::Section* section = item.section(topic.id);
    if (section == nullptr && label_stands(in, item, last_line, topic.label)) continue;
    if (section == nullptr) {
      out.add(item.heading->heading.span,
              fmt::format("\"{}\" has no topic \"{}\"", item.heading->heading.text, topic.label))
          .help("Answer each of the four topics for each issue.")
          .requirement(topic.requirement)
          .requirement(topic.general);
    } else if (first_line_of(in, *section) == nullptr) {
      out.add(section->heading.span, fmt::format("topic \"{}\" is empty", section->heading.text))
          .help("Answer each of the four topics for each issue.")
          .requirement(topic.requirement)
          .requirement(topic.general);
    }
  }
}

void check(const Input& in, Sink& out) {
  const auto items = audit_items(in, SectionId::issue_number);
  if (items.empty()) {
    out.add(top_of_report(in), "the report does not number its issues (\"Issue #\")")
        .help("Make each non-conformity, qualification or modified opinion a separate issue.")
        .requirement("audit-topic-issue-number");
    return;
  }
  for (size_t i = 0; i < items.size(); ++i) {
    const int last = i + 1 < items.size() ? items[i + 1].heading->first_line - 1 : in.report.last_line;
    check_item(in, out, items[i], last);
  }
}

}  // namespace candor::rules::audit_topics

namespace candor::rules {
extern const Rule kAuditTopics{.id = "audit-topics",
                               .title = "Each issue of the audit has its four topics",
                               .requirements = {"audit-topic-issue-number", "audit-topic-description",
                                                "audit-topic-root-cause", "audit-topic-remediation"},
                               .kinds = kAudit,
                               .decided = Decided::mechanical,
                               .since = "0.1",
                               .why = "A finding without its cause and remediation tells only half of the story.",
                               .check = audit_topics::check};
}
