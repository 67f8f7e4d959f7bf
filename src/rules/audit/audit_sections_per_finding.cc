// The audit template of 2.0: "Finding #n" headings, consecutive and not empty, each with its own "Root Cause Analysis"
// and "Action Items".
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/issues.h"
#include "rules/support/place.h"

namespace candor::rules::audit_sections_per_finding {

using report::SectionId;

struct Part {
  SectionId id;
  std::string_view heading;
  std::string_view requirement;  // of the section itself
};
constexpr Part kParts[] = {{SectionId::root_cause, "Root Cause Analysis", "rootcause-section"},
                           {SectionId::action_items, "Action Items", "actions-section"}};

void check_parts(Sink& out, const AuditItem& item, bool several) {
  const report::Section* before = nullptr;
  for (const Part& part : kParts) {
    const report::Section* section = item.section(part.id);
    if (section == nullptr) {
      Draft draft = out.add(item.heading->heading.span,
                            fmt::format("\"{}\" has no section \"{}\"", item.heading->heading.text, part.heading));
      draft.help(fmt::format("Add the heading \"{}\" with its content under each finding.", part.heading));
      if (several) draft.requirement("audit-sections-per-finding");
      draft.requirement("format-template-audit").requirement(part.requirement);
    } else if (before != nullptr && section->first_line < before->first_line) {
      out.add(section->heading.span,
              fmt::format("\"{}\" stands before \"{}\"", section->heading.text, before->heading.text))
          .help("Keep the template's order: finding, root cause analysis, action items.")
          .requirement("format-template-audit");
    }
    before = section;
  }
}

void check_numbers(const Input& in, Sink& out, const std::vector<AuditItem>& items) {
  int expected = 1;
  for (const AuditItem& item : items) {
    const auto& heading = item.heading->heading;
    const int number = item.heading->number;
    if (number != 0 && number != expected) {
      out.add(heading.span, fmt::format("\"{}\" follows on finding {}", heading.text, expected - 1))
          .help("Number the findings consecutively from 1.")
          .requirement("audit-finding-section");
    } else if (first_line_of(in, *item.heading) == nullptr) {
      out.add(heading.span, fmt::format("section \"{}\" is empty", heading.text))
          .help("Describe briefly what the auditor found.")
          .requirement("audit-finding-section");
    }
    if (!contains_ci(heading.text, "finding")) {
      out.add(heading.span, fmt::format("\"{}\" stands where the template has \"Finding #{}\"", heading.text, expected))
          .help(
              "Head each finding \"Finding #n\", whatever the auditor calls it, and keep the auditor's word in the "
              "text.")
          .requirement("audit-finding-section")
          .requirement("format-template-audit");
    }
    expected = (number == 0 ? expected : number) + 1;
  }
}

void check(const Input& in, Sink& out) {
  const auto items = audit_items(in, SectionId::finding);
  if (items.empty()) {
    out.add(in.end_of_report(), "no section \"Finding #1\"")
        .help("Give each finding of the audit its own section \"Finding #n\".")
        .requirement("audit-finding-section")
        .requirement("format-template-audit");
    return;
  }
  check_numbers(in, out, items);
  for (const AuditItem& item : items) check_parts(out, item, items.size() > 1);
}

}  // namespace candor::rules::audit_sections_per_finding

namespace candor::rules {
extern const Rule kAuditSectionsPerFinding{
    .id = "audit-sections-per-finding",
    .title = "Each finding has its description, root cause analysis and action items",
    .requirements = {"audit-sections-per-finding", "audit-finding-section"},
    .kinds = kAudit,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Findings of one audit rarely share a cause; each is closed by its own actions.",
    .check = audit_sections_per_finding::check};
}
