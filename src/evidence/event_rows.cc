#include "evidence/event_rows.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fold.h"

namespace candor::evidence {

namespace {

// A number as people write one: no leading zeros, no exponent, few enough digits to be exact. "007" and "1e5" are
// names.
std::optional<Value> number_of(std::string_view cell) {
  const std::string_view body = cell.starts_with('-') ? cell.substr(1) : cell;
  const size_t point = body.find('.');
  const std::string_view whole = body.substr(0, point);
  const std::string_view part = point == std::string_view::npos ? std::string_view() : body.substr(point + 1);
  const auto digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (body.size() > 15 || !digits(whole) || (whole.size() > 1 && whole[0] == '0')) return std::nullopt;
  if (point == std::string_view::npos) {
    int64_t value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
  }
  if (!digits(part)) return std::nullopt;
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

// SQLite does not care for the case of column names.
bool taken(const std::vector<TableColumn>& columns, const std::string& name) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const TableColumn& column) { return to_lower(column.name) == to_lower(name); });
}

}  // namespace

Result<std::unique_ptr<EventRows>> EventRows::open(const std::string& path) {
  auto stream = CsvStream::open(path);
  if (!stream) return stream.error();
  auto rows = std::make_unique<EventRows>();
  rows->stream_ = std::move(*stream);
  if (auto status = rows->read_header(path); !status) return status.error();
  if (auto status = rows->look_ahead(); !status) return status.error();
  return rows;
}

Status EventRows::read_header(const std::string& path) {
  constexpr size_t kMostColumns = 1000;
  constexpr std::string_view kAdvice = "The first line of the CSV names the columns.";
  auto header = stream_->next();
  if (!header) return header.error();
  const auto wrong = [&](const std::string& what) { return Error{path + ": " + what, std::string(kAdvice)}; };
  if (!*header) return wrong("the file is empty");
  if (!(*header)->problem.empty()) return wrong("the header cannot be read: " + (*header)->problem);
  if ((*header)->cells.size() > kMostColumns) return wrong("more than 1,000 columns");
  shape_.name = "events";
  for (const std::string& cell : (*header)->cells) {
    const std::string_view plain = trim(cell);
    std::string name = plain.empty() ? fmt::format("column_{}", shape_.columns.size() + 1) : std::string(plain);
    std::replace(name.begin(), name.end(), '\0', ' ');
    const std::string base = name;
    for (int i = 2; taken(shape_.columns, name); ++i) name = fmt::format("{}_{}", base, i);
    shape_.columns.push_back({std::move(name), "TEXT"});
  }
  std::vector<std::string_view> names;
  for (const auto& column : shape_.columns) names.push_back(column.name);
  shape_.advice = fmt::format("The columns are: {}. Names with other signs than letters, digits and _ go in \"...\".",
                              fmt::join(names, ", "));
  return {};
}

Status EventRows::look_ahead() {
  constexpr uint64_t kBytes = 16U << 20U;
  while (ahead_.size() < kLookedAt && stream_->bytes() < kBytes) {
    auto line = stream_->next();
    if (!line) return line.error();
    if (!*line) break;
    ahead_.push_back(std::move(**line));
  }
  numeric_.assign(shape_.columns.size(), 1);
  std::vector<char> filled(shape_.columns.size(), 0);
  for (const CsvLine& line : ahead_) {
    if (line.cells.size() != shape_.columns.size()) continue;
    for (size_t i = 0; i < line.cells.size(); ++i) {
      if (line.cells[i].empty()) continue;
      filled[i] = 1;
      if (!number_of(line.cells[i])) numeric_[i] = 0;
    }
  }
  for (size_t i = 0; i < numeric_.size(); ++i) {
    numeric_[i] = numeric_[i] != 0 && filled[i] != 0 ? 1 : 0;
    if (numeric_[i] != 0) shape_.columns[i].type = "NUMERIC";
  }
  return {};
}

Status EventRows::rewind() {
  if (begun_) return Error{"the log can be read only once, and this statement reads events again", ""};
  begun_ = true;
  return {};
}

Result<bool> EventRows::next() {
  constexpr uint64_t kOften = 4096;
  while (true) {
    if (next_ahead_ < ahead_.size()) {
      row_ = std::move(ahead_[next_ahead_++]);
    } else {
      auto line = stream_->next();
      if (!line) return line.error();
      if (!*line) return false;
      row_ = std::move(**line);
    }
    if (row_.problem.empty() && row_.cells.size() != shape_.columns.size()) {
      row_.problem = fmt::format("{} {} where the header has {}", row_.cells.size(),
                                 row_.cells.size() == 1 ? "cell" : "cells", shape_.columns.size());
    }
    if (!row_.problem.empty()) {
      if (rejected) rejected(row_.line, row_.problem);
      continue;
    }
    if (++read_ % kOften == 0) {
      if (cancelled && cancelled()) return Error{"interrupted", "Nothing was written."};
      if (progress) progress(stream_->bytes(), 0, read_);
    }
    return true;
  }
}

Value EventRows::value(size_t column) const {
  const std::string& text = row_.cells[column];
  if (text.empty()) return {};
  if (numeric_[column] != 0) {
    if (auto number = number_of(text)) return std::move(*number);
  }
  return text;
}

}  // namespace candor::evidence
