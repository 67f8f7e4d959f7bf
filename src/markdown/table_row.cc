#include "markdown/table_row.h"

#include "markdown/white_space.h"

namespace candor::markdown {

std::vector<Span> split_row(std::string_view text, Span row) {
  std::vector<Span> cells;
  size_t begin = row.begin < row.end && text[row.begin] == '|' ? row.begin + 1 : row.begin;
  for (size_t i = begin; i < row.end; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '|') {
      cells.push_back(trim_blanks(text, {begin, i}));
      begin = i + 1;
    }
  }
  if (begin < row.end) cells.push_back(trim_blanks(text, {begin, row.end}));
  return cells;
}

bool is_delimiter_row(std::string_view row) {
  if (row.size() < 2 || row.find_first_not_of("|-:+= \t") != std::string_view::npos) return false;
  const bool ascii = row.front() == '+' && row.back() == '+';
  return row.find('-') != std::string_view::npos && (ascii || row.find('|') != std::string_view::npos);
}

}  // namespace candor::markdown
