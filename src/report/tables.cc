#include "report/tables.h"

namespace candor::report {

namespace {

std::vector<Text> cells_of(const Scope& scope, const Piece& piece) {
  std::vector<Text> cells;
  for (const Span& span : *piece.cells) cells.push_back(scope.as_text(trim_value(scope.text, span)));
  return cells;
}

FoundTable read_table(const Scope& scope, size_t first, size_t last) {
  FoundTable found;
  found.range = {first, last};
  const Piece& header = scope.piece(first);
  found.table.header = scope.as_text(header.content);
  found.table.line = header.line;
  for (const Text& text : cells_of(scope, header)) found.table.columns.push_back(text.text);
  for (size_t i = first + 1; i < last; ++i) {
    const Piece& piece = scope.piece(i);
    if (!piece.blank && !piece.chrome && piece.cells != nullptr) found.table.rows.push_back(cells_of(scope, piece));
  }
  return found;
}

}  // namespace

std::vector<FoundTable> read_tables(const Scope& scope, Range range) {
  std::vector<FoundTable> out;
  size_t i = range.first;
  while (i < range.last) {
    const Piece& piece = scope.piece(i);
    if (!piece.table || piece.delimiter || piece.chrome || piece.cells == nullptr || piece.cells->empty()) {
      ++i;
      continue;
    }
    size_t end = i + 1;
    while (end < range.last && scope.piece(end).table) ++end;
    out.push_back(read_table(scope, i, end));
    i = end;
  }
  return out;
}

Text cell(const std::vector<Text>& row, size_t column) {
  if (column < row.size()) return row[column];
  const size_t end = row.empty() ? 0 : row.back().span.end;
  return {{end, end}, {}};
}

Span row_span(const std::vector<Text>& row) {
  if (row.empty()) return {};
  return {row.front().span.begin, row.back().span.end};
}

}  // namespace candor::report
