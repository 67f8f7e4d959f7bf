#include "rules/support/related.h"

#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/certificate_table.h"

namespace candor::rules {

std::string name_row(const Input& in, const report::RelatedRow& row) {
  const auto index = &row - in.report.related.data() + 1;
  return row.bug_ids.empty() ? fmt::format("row {}", index)
                             : fmt::format("row {} (bug {})", index, row.bug_ids.front());
}

std::vector<const report::RelatedRow*> listed_rows(const Input& in) {
  std::vector<const report::RelatedRow*> rows;
  for (const auto& row : in.report.related) {
    const bool nothing = cell_says_nothing(row.bug.text) && cell_says_nothing(row.date.text) && row.bug_ids.empty();
    if (!nothing || !cell_says_nothing(row.description.text)) rows.push_back(&row);
  }
  return rows;
}

bool related_table_is_flattened(const Input& in) {
  return in.report.flattened || (in.report.related_table && in.report.related_table->flattened);
}

std::string related_prose(const Input& in) {
  const report::Section* section = in.report.section(report::SectionId::related_incidents);
  if (section == nullptr) return {};
  std::string text;
  const auto& lines = in.document.markdown().lines();
  for (int number = section->first_line + 1; number <= section->last_line; ++number) {
    const auto& line = lines[static_cast<size_t>(number) - 1];
    if (line.blank() || line.table || line.comment || line.code) continue;
    text += fold(in.text(line.content));
    text += ' ';
  }
  return text;
}

}  // namespace candor::rules
