#include "rules/support/table_fix.h"

#include <optional>

namespace candor::rules {

namespace {

// For each wanted column the index of the written one, or npos; nullopt when written is not wanted with gaps.
std::optional<std::vector<size_t>> align(std::span<const std::string> written, std::span<const std::string> wanted) {
  std::vector<size_t> places;
  size_t next = 0;
  for (const std::string& column : wanted) {
    const bool there = next < written.size() && written[next] == column;
    places.push_back(there ? next++ : std::string::npos);
  }
  if (next != written.size()) return std::nullopt;
  return places;
}

// One insertion per gap of a row: behind the cell before it, or in front of the first cell. `text_of` names the new
// cells.
template <typename TextOf>
void fill_row(const std::vector<size_t>& places, const std::vector<Span>& cells, TextOf text_of,
              std::vector<Fix>& out) {
  std::optional<size_t> before;  // the written cell behind which the gap lies
  for (size_t i = 0; i < places.size();) {
    if (places[i] != std::string::npos) {
      before = places[i++];
      continue;
    }
    std::string text;
    for (; i < places.size() && places[i] == std::string::npos; ++i) {
      text += before ? " | " + std::string(text_of(i)) : std::string(text_of(i)) + " | ";
    }
    const size_t at = before ? cells[*before].end : cells.front().begin;
    out.push_back({"insert the missing columns", {at, at}, std::move(text)});
  }
}

// The lines of the table: header, delimiter row, body.
std::vector<const markdown::Line*> lines_of(const Input& in, const report::Table& table) {
  std::vector<const markdown::Line*> found;
  const auto& lines = in.document.markdown().lines();
  for (size_t i = static_cast<size_t>(table.line) - 1; i < lines.size() && lines[i].table; ++i) {
    found.push_back(&lines[i]);
  }
  return found;
}

// Runs of - and : in a delimiter row, which has no cells in the document.
std::vector<Span> dashes_of(const Input& in, const markdown::Line& line) {
  std::vector<Span> found;
  const std::string_view bytes = in.document.source().bytes();
  for (size_t at = line.content.begin; at < line.content.end; ++at) {
    if (bytes[at] != '-' && bytes[at] != ':') continue;
    if (found.empty() || found.back().end != at) found.push_back({at, at});
    found.back().end = at + 1;
  }
  return found;
}

}  // namespace

std::vector<Fix> insert_columns(const Input& in, const report::Table& table, std::span<const std::string> written,
                                std::span<const std::string> wanted, std::span<const std::string_view> names) {
  const auto places = align(written, wanted);
  const auto lines = lines_of(in, table);
  if (!places || table.flattened || written.empty() || lines.size() < 2 || !lines[1]->delimiter) return {};
  std::vector<Fix> fixes;
  for (const markdown::Line* line : lines) {
    const std::vector<Span> cells = line->delimiter ? dashes_of(in, *line) : line->cells;
    if (cells.size() != written.size()) return {};
    fill_row(
        *places, cells,
        [&](size_t i) { return line == lines[0]  ? names[i]
                               : line->delimiter ? std::string_view("---")
                                                 : ""; }, fixes);
  }
  return fixes;
}

}  // namespace candor::rules
