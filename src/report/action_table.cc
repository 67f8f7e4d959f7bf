#include "report/action_table.h"

#include <algorithm>

#include "base/fold.h"
#include "report/stamp_index.h"

namespace candor::report {

std::vector<Column> action_columns(const Table& table) {
  std::vector<Column> columns;
  for (const std::string_view header : table.columns) columns.push_back(action_column(header));
  return columns;
}

bool is_action_table(const Table& table) {
  const std::vector<Column> columns = action_columns(table);
  const auto known = std::count_if(columns.begin(), columns.end(), [](Column c) { return c != Column::other; });
  const bool told = std::find(columns.begin(), columns.end(), Column::description) != columns.end();
  return told && known >= 2 && contains_ci(table.header.text, "action");
}

ActionItem read_action_row(const Scope& scope, const std::vector<Text>& row, const std::vector<Column>& columns,
                           const std::vector<Timestamp>& stamps) {
  const auto text_of = [&](Column column) {
    const auto at = std::find(columns.begin(), columns.end(), column);
    return cell(row, at == columns.end() ? row.size() : static_cast<size_t>(at - columns.begin()));
  };
  ActionItem item;
  item.row = row_span(row);
  item.line = scope.piece(std::min(scope.piece_at(item.row.begin), scope.last - 1)).line;
  item.description = text_of(Column::description);
  item.kind = text_of(Column::kind);
  item.root_causes = text_of(Column::root_causes);
  item.criteria = text_of(Column::criteria);
  item.due = text_of(Column::due);
  item.status = text_of(Column::status);
  item.due_stamp = first_stamp_in(stamps, item.due.span);
  return item;
}

}  // namespace candor::report
