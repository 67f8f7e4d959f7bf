#include "report/related.h"

#include <algorithm>

#include "base/fold.h"
#include "report/stamp_index.h"
#include "report/tables.h"

namespace candor::report {

namespace {

// Bug numbers have five to eight digits.
std::vector<int> bug_numbers(std::string_view text) {
  std::vector<int> ids;
  size_t i = 0;
  while (i < text.size()) {
    size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - i >= 5 && end - i <= 8) {
      const int id = std::stoi(std::string(text.substr(i, end - i)));
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    i = end + 1;
  }
  return ids;
}

std::string_view first_url(std::string_view text) {
  const size_t begin = std::min(text.find("https://"), text.find("http://"));
  if (begin == std::string_view::npos) return {};
  const size_t end = std::min(text.find_first_of(" )>]\t\n\"", begin), text.size());
  return text.substr(begin, end - begin);
}

class RelatedReader {
 public:
  RelatedReader(const Scope& scope, Report& report) : scope_(scope), report_(report) {}

  void read() {
    const Section* section = report_.section(SectionId::related_incidents);
    Range range{scope_.first, scope_.last};
    if (section != nullptr) range = pieces_of(scope_, section->body);
    for (FoundTable& table : read_tables(scope_, range)) {
      if (report_.related_table || !(section != nullptr || is_related(table.table))) continue;
      add_table(table);
    }
    if (!report_.related_table) read_flat(range);
  }

 private:
  static bool is_related(const Table& table) {
    if (table.columns.size() < 2) return false;
    return related_column(table.columns[0]) == TableColumn::bug &&
           related_column(table.columns[1]) == TableColumn::date;
  }

  void add_table(FoundTable& found) {
    std::vector<TableColumn> columns;
    for (const std::string_view header : found.table.columns) columns.push_back(related_column(header));
    if (std::find(columns.begin(), columns.end(), TableColumn::bug) == columns.end() && !columns.empty())
      columns[0] = TableColumn::bug;
    for (const std::vector<Text>& row : found.table.rows) {
      if (row.empty()) continue;
      const auto text_of = [&](TableColumn column) {
        const auto at = std::find(columns.begin(), columns.end(), column);
        return cell(row, at == columns.end() ? row.size() : static_cast<size_t>(at - columns.begin()));
      };
      add_row(text_of(TableColumn::bug), text_of(TableColumn::date), text_of(TableColumn::description), row_span(row));
    }
    report_.related_table = std::move(found.table);
  }

  void add_row(const Text& bug, const Text& date, const Text& description, Span span) {
    RelatedRow row;
    row.bug = bug;
    row.date = date;
    row.description = description;
    row.bug_ids = bug_numbers(bug.text);
    row.url = first_url(bug.text);
    row.date_stamp = first_stamp_in(report_.stamps, date.span);
    row.row = span;
    row.line = scope_.piece(std::min(scope_.piece_at(span.begin), scope_.last - 1)).line;
    report_.related.push_back(row);
  }

  // "Bug Date Description" as a plain line, rows as plain lines that begin with a bug number.
  void read_flat(Range range) {
    for (size_t i = range.first; i < range.last; ++i) {
      if (!scope_.piece(i).readable() || fold(scope_.content(i)) != "bug date description") continue;
      Table table;
      table.header = scope_.as_text(scope_.piece(i).content);
      table.columns = split(table.header.text, ' ');
      table.flattened = true;
      table.line = scope_.piece(i).line;
      read_flat_rows(i + 1, range.last, table);
      report_.related_table = std::move(table);
      return;
    }
  }

  void read_flat_rows(size_t first, size_t last, Table& table) {
    for (size_t i = first; i < last; ++i) {
      const Piece& piece = scope_.piece(i);
      if (piece.blank) continue;
      const std::string_view content = scope_.content(i);
      const auto stamp = first_stamp_in(report_.stamps, piece.content);
      const bool row = piece.readable() && stamp && report_.stamps[*stamp].span.begin <= piece.content.begin + 80 &&
                       !bug_numbers(content.substr(0, 80)).empty();
      if (!row) return;
      const Span date = report_.stamps[*stamp].span;
      table.rows.push_back({scope_.as_text(piece.content)});
      add_row(trimmed({piece.content.begin, date.begin}), scope_.as_text(date), trimmed({date.end, piece.content.end}),
              piece.content);
    }
  }

  Text trimmed(Span span) const { return scope_.as_text(trim_value(scope_.text, span)); }

  const Scope& scope_;
  Report& report_;
};

}  // namespace

void read_related(const Scope& scope, Report& report) {
  RelatedReader(scope, report).read();
}

}  // namespace candor::report
