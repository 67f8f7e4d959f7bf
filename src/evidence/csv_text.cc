#include "evidence/csv_text.h"

#include <algorithm>

namespace candor::evidence {

namespace {

bool formula(std::string_view cell) {
  return !cell.empty() &&
         (cell[0] == '=' || cell[0] == '+' || cell[0] == '-' || cell[0] == '@' || cell[0] == '\t' || cell[0] == '\r');
}

bool needs_quotes(char c) {
  return c == ',' || c == '"' || c == '\r' || c == '\n';
}

}  // namespace

void append_cell(std::string& out, std::string_view cell, bool guard) {
  const bool prefix = guard && formula(cell);
  const bool quote = std::any_of(cell.begin(), cell.end(), needs_quotes) ||
                     (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
  if (!quote && !prefix) {
    out.append(cell);
    return;
  }
  if (quote) out.push_back('"');
  if (prefix) out.push_back('\'');
  size_t from = 0;
  while (quote) {
    const size_t at = cell.find('"', from);
    if (at == std::string_view::npos) break;
    out.append(cell.substr(from, at + 1 - from));
    out.push_back('"');
    from = at + 1;
  }
  out.append(cell.substr(from));
  if (quote) out.push_back('"');
}

}  // namespace candor::evidence
