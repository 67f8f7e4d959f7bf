#include "base/csv.h"

#include <algorithm>
#include <utility>

namespace candor {

std::optional<CsvRecord> CsvReader::next() {
  while (!error_ && at_ < bytes_.size() && at_line_end()) pass_line_end();
  if (error_ || at_ >= bytes_.size()) return std::nullopt;
  CsvRecord record;
  record.line = line_;
  while (true) {
    std::string& cell = record.cells.emplace_back();
    if (!read_cell(cell)) return std::nullopt;
    if (at_ >= bytes_.size()) break;
    if (at_line_end()) {
      pass_line_end();
      break;
    }
    ++at_;  // the delimiter
  }
  return record;
}

// Leaves at_ on the delimiter, the line end or the end of the text.
bool CsvReader::read_cell(std::string& cell) {
  if (at_ < bytes_.size() && bytes_[at_] == '"') return read_quoted(cell);
  const size_t begin = at_;
  while (at_ < bytes_.size() && bytes_[at_] != delimiter_ && !at_line_end()) {
    if (bytes_[at_] == '"') return fail(at_, "quotation mark inside an unquoted field");
    ++at_;
  }
  cell.assign(bytes_.substr(begin, at_ - begin));
  return true;
}

bool CsvReader::read_quoted(std::string& cell) {
  const size_t opened = at_;
  const int opened_line = line_;
  const size_t opened_line_start = line_start_;
  ++at_;
  while (at_ < bytes_.size()) {
    if (at_line_end()) {
      const size_t begin = at_;
      pass_line_end();
      cell.append(bytes_.substr(begin, at_ - begin));
    } else if (bytes_[at_] != '"') {
      cell.push_back(bytes_[at_++]);
    } else if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"') {
      cell.push_back('"');
      at_ += 2;
    } else {
      ++at_;
      if (at_ >= bytes_.size() || bytes_[at_] == delimiter_ || at_line_end()) return true;
      return fail(at_, "text after the closing quotation mark of a field");
    }
  }
  line_ = opened_line;
  line_start_ = opened_line_start;
  return fail(opened, "quotation mark that is never closed");
}

bool CsvReader::at_line_end() const {
  return bytes_[at_] == '\n' || bytes_[at_] == '\r';
}

void CsvReader::pass_line_end() {
  if (bytes_[at_] == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') ++at_;
  ++at_;
  ++line_;
  line_start_ = at_;
}

bool CsvReader::fail(size_t at, std::string message) {
  error_ = CsvError{line_, static_cast<int>(at - line_start_) + 1, std::move(message)};
  return false;
}

std::string write_csv_record(const std::vector<std::string>& cells, char delimiter) {
  const char special[] = {delimiter, '"', '\r', '\n'};
  // A record of one empty cell would read as a blank line.
  if (cells.size() == 1 && cells.front().empty()) return "\"\"";
  std::string out;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out.push_back(delimiter);
    const std::string& cell = cells[i];
    const bool plain = cell.find_first_of(std::string_view(special, sizeof special)) == std::string::npos;
    if (plain) {
      out += cell;
      continue;
    }
    out.push_back('"');
    for (const char c : cell) {
      if (c == '"') out.push_back('"');
      out.push_back(c);
    }
    out.push_back('"');
  }
  return out;
}

}  // namespace candor
