#include "output/excerpt.h"

#include <algorithm>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"

namespace candor::output {

namespace {

constexpr int kTabStop = 4;
constexpr std::string_view kCut = "...";
constexpr int kCutWidth = 3;

// One code point as shown.
struct Cell {
  std::string shown;
  int column = 0;  // where it begins
  int width = 0;
  bool marked = false;
};

Cell make_cell(std::string_view line, size_t offset, const CodePoint& next, int column) {
  if (next.value == '\t' && next.valid) {
    const int width = kTabStop - column % kTabStop;
    return {std::string(static_cast<size_t>(width), ' '), column, width, false};
  }
  if (unsafe_to_print(next)) {
    std::string shown = visible_escape(next);
    const int width = static_cast<int>(shown.size());
    return {std::move(shown), column, width, false};
  }
  return {std::string(line.substr(offset, next.size)), column, column_width(next.value), false};
}

std::vector<Cell> make_cells(std::string_view line, size_t begin, size_t end) {
  std::vector<Cell> cells;
  int column = 0;
  for (size_t offset = 0; offset < line.size();) {
    const CodePoint next = decode_utf8(line, offset);
    Cell cell = make_cell(line, offset, next, column);
    cell.marked = begin <= offset && offset < end;
    column += cell.width;
    offset += next.size;
    cells.push_back(std::move(cell));
  }
  return cells;
}

struct Window {
  int first = 0;  // columns [first, last)
  int last = 0;
};

// Columns to show: all when they fit, else a quarter of the width before the mark and the rest after it.
Window choose_window(int line_width, int mark, int width) {
  if (line_width <= width) return {0, line_width};
  const int room = std::max(width - 2 * kCutWidth, 10);
  const int first = std::clamp(mark - room / 4, 0, line_width - room);
  return {first < kCutWidth ? 0 : first, first + room};
}

void append(Excerpt& excerpt, std::string_view shown, int width, bool marked) {
  excerpt.text += shown;
  excerpt.marks.append(static_cast<size_t>(width), marked ? '^' : ' ');
}

int mark_column(const std::vector<Cell>& cells, int line_width) {
  const auto marked = std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.marked; });
  return marked == cells.end() ? line_width : marked->column;
}

}  // namespace

Excerpt make_excerpt(std::string_view line, size_t begin, size_t end, int width) {
  begin = std::min(begin, line.size());
  const auto cells = make_cells(line, begin, std::max(end, begin + 1));
  const int line_width = cells.empty() ? 0 : cells.back().column + cells.back().width;
  const Window window = choose_window(line_width, mark_column(cells, line_width), width);
  Excerpt excerpt;
  if (window.first > 0) append(excerpt, kCut, kCutWidth, false);
  for (const Cell& cell : cells) {
    if (cell.column < window.first || cell.column + cell.width > window.last) continue;
    append(excerpt, cell.shown, cell.width, cell.marked);
  }
  if (window.last < line_width) append(excerpt, kCut, kCutWidth, false);
  if (excerpt.marks.find('^') == std::string::npos) excerpt.marks += '^';  // at the end of the line
  excerpt.marks.erase(excerpt.marks.find_last_of('^') + 1);
  return excerpt;
}

int text_width(std::string_view text) {
  int width = 0;
  for (size_t offset = 0; offset < text.size();) {
    const CodePoint next = decode_utf8(text, offset);
    width += column_width(next.value);
    offset += next.size;
  }
  return width;
}

std::string wrap(std::string_view text, int width, int indent) {
  std::string out;
  int column = indent;
  const std::string safe = printable(text);
  for (const std::string_view word : split(safe, ' ')) {
    const int length = text_width(word);
    if (column > indent && column + 1 + length > width) {
      out += "\n" + std::string(static_cast<size_t>(indent), ' ');
      column = indent;
    }
    if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += length;
  }
  return out;
}

}  // namespace candor::output
