#include "rules/support/issues.h"

#include "rules/support/place.h"

namespace candor::rules {

const report::Section* AuditItem::section(report::SectionId id) const {
  for (const report::Section* candidate : sections) {
    if (candidate->id == id) return candidate;
  }
  return nullptr;
}

std::vector<AuditItem> audit_items(const Input& in, report::SectionId opening) {
  std::vector<AuditItem> items;
  for (const report::Section& section : in.report.sections) {
    if (section.id == opening) {
      items.push_back({&section, {}});
    } else if (!items.empty()) {
      items.back().sections.push_back(&section);
    }
  }
  return items;
}

const markdown::Line* first_line_of(const Input& in, const report::Section& section) {
  const auto& lines = in.document.markdown().lines();
  for (size_t i = static_cast<size_t>(std::max(section.first_line, 1)) - 1; i < lines.size(); ++i) {
    const auto& line = lines[i];
    if (line.number > section.last_line || line.span.begin >= std::max(section.body.end, section.heading.span.end))
      break;
    // The text may follow on the heading's own line ("**Issue Description:** the auditor ...").
    const bool own = line.content.end > section.heading.span.end && (own_line(in, line) || line.code);
    if (!own || (line.number > section.first_line && line.heading > 0)) continue;
    const size_t begin = std::max(line.content.begin, section.heading.span.end);
    if (in.text({begin, line.content.end}).find_first_not_of(" *_:#.-") != std::string_view::npos) return &line;
  }
  return nullptr;
}

}  // namespace candor::rules
