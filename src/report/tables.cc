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
  found.header = cells_of(scope, header);
  for (const Text& text : found.header) found.table.columns.push_back(text.text);
  for (size_t i = first + 1; i < last; ++i) {
    const Piece& piece = scope.piece(i);
    if (!piece.blank && !piece.chrome && piece.cells != nullptr) found.table.rows.push_back(cells_of(scope, piece));
  }
  return found;
}

// Rows behind a blank line, without a header of their own, belong to the table above.
bool goes_on(const Scope& scope, const FoundTable& above, const FoundTable& below) {
  if (above.table.columns.size() != below.table.columns.size()) return false;
  const size_t second = below.range.first + 1;
  if (second < below.range.last && scope.piece(second).delimiter) return false;
  for (size_t i = above.range.last; i < below.range.first; ++i) {
    if (!scope.piece(i).blank || scope.piece(i).rule) return false;
  }
  return true;
}

void append(FoundTable& above, FoundTable below) {
  above.table.rows.push_back(std::move(below.header));
  above.table.rows.insert(above.table.rows.end(), below.table.rows.begin(), below.table.rows.end());
  above.range.last = below.range.last;
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
    FoundTable found = read_table(scope, i, end);
    if (!out.empty() && goes_on(scope, out.back(), found)) {
      append(out.back(), std::move(found));
    } else {
      out.push_back(std::move(found));
    }
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
