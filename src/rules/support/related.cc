#include "rules/support/related.h"

#include <algorithm>
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

bool has_related_column(const Input& in, std::initializer_list<std::string_view> words) {
  if (!in.report.related_table || in.report.related_table->columns.empty()) return true;
  const auto& columns = in.report.related_table->columns;
  return std::any_of(columns.begin(), columns.end(), [&](std::string_view column) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains_ci(column, word); });
  });
}

std::string visible_text(std::string_view cell) {
  std::string out;
  for (size_t at = 0; at < cell.size(); ++at) {
    if (cell.substr(at, 2) == "](") {
      const size_t close = cell.find(')', at);
      if (close == std::string_view::npos) break;
      at = close;
    } else if (cell[at] != '[') {
      out.push_back(cell[at]);
    }
  }
  return out;
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
