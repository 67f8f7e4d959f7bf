#include "report/action_table.h"

#include <algorithm>

#include "base/fold.h"
#include "report/stamp_index.h"

namespace candor::report {

std::vector<TableColumn> action_columns(const Table& table) {
  std::vector<TableColumn> columns;
  for (const std::string_view header : table.columns) columns.push_back(action_column(header));
  return columns;
}

bool is_action_table(const Table& table) {
  const std::vector<TableColumn> columns = action_columns(table);
  const auto known =
      std::count_if(columns.begin(), columns.end(), [](TableColumn c) { return c != TableColumn::other; });
  const bool told = std::find(columns.begin(), columns.end(), TableColumn::description) != columns.end();
  return told && known >= 2 && contains_ci(table.header.text, "action");
}

ActionItem read_action_row(const Scope& scope, const std::vector<Text>& row, const std::vector<TableColumn>& columns,
                           const std::vector<Timestamp>& stamps) {
  const auto text_of = [&](TableColumn column) {
    const auto at = std::find(columns.begin(), columns.end(), column);
    return cell(row, at == columns.end() ? row.size() : static_cast<size_t>(at - columns.begin()));
  };
  ActionItem item;
  item.row = row_span(row);
  item.line = scope.piece(std::min(scope.piece_at(item.row.begin), scope.last - 1)).line;
  item.description = text_of(TableColumn::description);
  item.kind = text_of(TableColumn::kind);
  item.root_causes = text_of(TableColumn::root_causes);
  item.criteria = text_of(TableColumn::criteria);
  item.due = text_of(TableColumn::due);
  item.status = text_of(TableColumn::status);
  item.due_stamp = first_stamp_in(stamps, item.due.span);
  return item;
}

}  // namespace candor::report
