#include "report/actions.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "report/action_list.h"
#include "report/flat_row.h"
#include "report/stamp_index.h"
#include "report/tables.h"

namespace candor::report {

namespace {

bool holds_actions(SectionId id) {
  return id == SectionId::action_items || id == SectionId::topic_steps || id == SectionId::issue_remediation;
}

std::vector<Column> columns_of(const Table& table) {
  std::vector<Column> columns;
  for (const std::string_view header : table.columns) columns.push_back(action_column(header));
  return columns;
}

// "Action Item | ... | Due Date": a description and at least one more column that is understood.
bool is_action_table(const Table& table) {
  const std::vector<Column> columns = columns_of(table);
  const auto known = std::count_if(columns.begin(), columns.end(), [](Column c) { return c != Column::other; });
  const bool first =
      !columns.empty() && std::find(columns.begin(), columns.end(), Column::description) != columns.end();
  return first && known >= 2 && contains_ci(table.header.text, "action");
}

class ActionReader {
 public:
  ActionReader(const Scope& scope, Report& report) : scope_(scope), report_(report) {}

  void read() {
    bool section_found = false;
    for (const Section& section : report_.sections) {
      if (!holds_actions(section.id)) continue;
      section_found = true;
      read_section(section);
    }
    // A closure report lists where its items stand; an extract may have lost the heading.
    if (!section_found) read_loose_tables();
    std::stable_sort(report_.actions.begin(), report_.actions.end(),
                     [](const ActionItem& a, const ActionItem& b) { return a.row.begin < b.row.begin; });
    int index = 0;
    for (ActionItem& item : report_.actions) item.index = ++index;
  }

 private:
  void read_section(const Section& section) {
    const Range range = pieces_of(scope_, section.body);
    bool found = false;
    for (FoundTable& table : read_tables(scope_, range)) {
      if (found && !is_action_table(table.table)) continue;
      found = true;
      add_table(table);
    }
    found = read_flat_tables(range) || found;
    if (!found) read_action_list(scope_, range, section, report_);
  }

  void read_loose_tables() {
    const Range range{scope_.first, scope_.last};
    for (FoundTable& table : read_tables(scope_, range)) {
      if (is_action_table(table.table)) add_table(table);
    }
    read_flat_tables(range);
  }

  void add_table(FoundTable& found) {
    std::vector<Column> columns = columns_of(found.table);
    // Without a column we know, the first one that is no running number says what is to be done.
    if (std::find(columns.begin(), columns.end(), Column::description) == columns.end()) {
      const size_t first = columns.size() > 1 && spelled_number(found.table.columns[0]) ? 1 : 0;
      if (first < columns.size()) columns[first] = Column::description;
    }
    for (const std::vector<Text>& row : found.table.rows) {
      if (!row.empty()) add_row(row, columns);
    }
    report_.action_tables.push_back(std::move(found.table));
  }

  static bool spelled_number(std::string_view header) {
    const std::string_view text = trim(header);
    return text.empty() || text == "#" || text.starts_with("No") || text == "ID";
  }

  void add_row(const std::vector<Text>& row, const std::vector<Column>& columns) {
    ActionItem item;
    const auto text_of = [&](Column column) {
      const auto at = std::find(columns.begin(), columns.end(), column);
      return cell(row, at == columns.end() ? row.size() : static_cast<size_t>(at - columns.begin()));
    };
    item.row = row_span(row);
    item.line = line_of(item.row.begin);
    item.description = text_of(Column::description);
    item.kind = text_of(Column::kind);
    item.root_causes = text_of(Column::root_causes);
    item.criteria = text_of(Column::criteria);
    item.due = text_of(Column::due);
    item.status = text_of(Column::status);
    item.due_stamp = first_stamp_in(report_.stamps, item.due.span);
    report_.actions.push_back(item);
  }

  int line_of(size_t offset) const {
    const size_t index = scope_.piece_at(offset);
    return scope_.piece(std::min(index, scope_.last - 1)).line;
  }

  // Header and rows as plain lines, one row a line, until something else begins.
  bool read_flat_tables(Range range) {
    bool found = false;
    for (size_t i = range.first; i < range.last; ++i) {
      const Piece& piece = scope_.piece(i);
      if (!piece.readable() || piece.table || piece.bullet) continue;
      std::vector<std::string_view> columns = split_flat_header(scope_.content(i));
      if (columns.empty()) continue;
      i = read_flat_rows(i, range.last, std::move(columns));
      found = true;
    }
    return found;
  }

  // Returns the index of the last piece used.
  size_t read_flat_rows(size_t header, size_t last, std::vector<std::string_view> columns) {
    Table table;
    table.header = scope_.as_text(scope_.piece(header).content);
    table.columns = std::move(columns);
    table.flattened = true;
    table.line = scope_.piece(header).line;
    const std::vector<Column> kinds = columns_of(table);
    size_t i = header + 1;
    for (; i < last && !is_mark(i); ++i) {
      const Piece& piece = scope_.piece(i);
      if (piece.chrome || piece.table) break;
      if (piece.blank) continue;
      ActionItem item = read_flat_row(scope_.text, piece.content, kinds, report_.stamps);
      if (item.kind.empty() && item.due.empty() && item.status.empty()) break;
      item.line = piece.line;
      table.rows.push_back({scope_.as_text(piece.content)});
      report_.actions.push_back(item);
    }
    report_.action_tables.push_back(std::move(table));
    return i - 1;
  }

  bool is_mark(size_t piece) const {
    const auto at = std::lower_bound(scope_.marks.begin(), scope_.marks.end(), piece,
                                     [](const Mark& mark, size_t index) { return mark.piece < index; });
    return at != scope_.marks.end() && at->piece == piece;
  }

  const Scope& scope_;
  Report& report_;
};

}  // namespace

void read_actions(const Scope& scope, Report& report) {
  ActionReader(scope, report).read();
}

}  // namespace candor::report
