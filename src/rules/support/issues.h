// The issues (1.0) or findings (2.0) of an audit incident report, each with the sections that belong to it.
#pragma once

#include <vector>

#include "rules/rule.h"

namespace candor::rules {

struct AuditItem {
  const report::Section* heading;
  std::vector<const report::Section*> sections;  // up to the next item, in order

  const report::Section* section(report::SectionId id) const;
};

// Items opened by sections of this id (issue_number or finding), in order of appearance.
std::vector<AuditItem> audit_items(const Input& in, report::SectionId opening);

// The section's first own line behind its heading, or null when it holds nothing before the next heading.
const markdown::Line* first_line_of(const Input& in, const report::Section& section);

}  // namespace candor::rules
