#include "report/flat_table.h"

#include <algorithm>

#include "base/fold.h"
#include "report/action_table.h"
#include "report/flat_row.h"

namespace candor::report {

namespace {

class FlatTableReader {
 public:
  FlatTableReader(const Scope& scope, Range range, Report& report) : scope_(scope), range_(range), report_(report) {}

  bool read() {
    bool found = false;
    for (size_t i = range_.first; i < range_.last; ++i) {
      const Piece& piece = scope_.piece(i);
      if (!piece.readable() || piece.table || piece.bullet || !read_header(piece)) continue;
      i = read_rows(i + 1) - 1;
      report_.action_tables.push_back(std::move(table_));
      found = true;
    }
    return found;
  }

 private:
  bool read_header(const Piece& piece) {
    table_ = Table();
    table_.header = scope_.as_text(piece.content);
    table_.flattened = true;
    table_.line = piece.line;
    separator_ = separator_of(table_.header.text);
    if (separator_ == 0) {
      table_.columns = split_flat_header(table_.header.text);
      return !table_.columns.empty();
    }
    for (const Text& cell : cells_of(piece)) table_.columns.push_back(cell.text);
    return is_action_table(table_);
  }

  static char separator_of(std::string_view text) {
    if (text.find('\t') != std::string_view::npos) return '\t';
    return text.find('|') != std::string_view::npos ? '|' : '\0';
  }

  std::vector<Text> cells_of(const Piece& piece) const {
    std::vector<Text> cells;
    for (const std::string_view part : split(scope_.view(piece.content), separator_)) {
      const size_t begin = static_cast<size_t>(part.data() - scope_.text.data());
      cells.push_back(scope_.as_text(trim_value(scope_.text, {begin, begin + part.size()})));
    }
    return cells;
  }

  // Returns the index of the first piece that is no row.
  size_t read_rows(size_t first) {
    const std::vector<TableColumn> columns = action_columns(table_);
    size_t i = first;
    for (; i < range_.last && !is_mark(i); ++i) {
      const Piece& piece = scope_.piece(i);
      if (piece.chrome || piece.table) break;
      if (!piece.blank && !read_row(piece, columns)) break;
    }
    return i;
  }

  bool read_row(const Piece& piece, const std::vector<TableColumn>& columns) {
    const bool apart = separator_ != 0 && scope_.view(piece.content).find(separator_) != std::string_view::npos;
    if (separator_ != 0 && !apart) return false;
    const std::vector<Text> cells = apart ? cells_of(piece) : std::vector<Text>{scope_.as_text(piece.content)};
    ActionItem item = apart ? read_action_row(scope_, cells, columns, report_.stamps)
                            : read_flat_row(scope_.text, piece.content, columns, report_.stamps);
    if (!apart && item.kind.empty() && item.due.empty() && item.status.empty()) return false;
    item.line = piece.line;
    table_.rows.push_back(cells);
    report_.actions.push_back(item);
    return true;
  }

  bool is_mark(size_t piece) const {
    const auto at = std::lower_bound(scope_.marks.begin(), scope_.marks.end(), piece,
                                     [](const Mark& mark, size_t index) { return mark.piece < index; });
    return at != scope_.marks.end() && at->piece == piece;
  }

  const Scope& scope_;
  Range range_;
  Report& report_;
  Table table_;
  char separator_ = 0;
};

}  // namespace

bool read_flat_tables(const Scope& scope, Range range, Report& report) {
  return FlatTableReader(scope, range, report).read();
}

}  // namespace candor::report
