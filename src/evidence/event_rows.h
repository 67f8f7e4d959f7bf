// A log of events as rows for SQL: any CSV whose first record names the columns.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "evidence/csv_stream.h"
#include "evidence/sql.h"

namespace candor::evidence {

class EventRows : public RowSource {
 public:
  // Fails when there is no header, or a file that cannot be read.
  static Result<std::unique_ptr<EventRows>> open(const std::string& path);

  // `events`. Columns are named as in the header; where it leaves one empty or repeats one, a number is added. A column
  // whose first cells are all numbers holds numbers, any other text.
  const TableShape& table() const { return shape_; }

  // Told each record that is none (may be null): its line and why.
  std::function<void(uint64_t line, const std::string& problem)> rejected;
  std::function<bool()> cancelled;                                               // may be null
  std::function<void(uint64_t done, uint64_t total, uint64_t events)> progress;  // may be null

  Status rewind() override;
  Result<bool> next() override;
  Value value(size_t column) const override;

  const std::string& cell(size_t column) const { return row_.cells[column]; }
  uint64_t line() const { return row_.line; }
  // The first record, before rewind(); null when there is none. For guessing which column is what.
  const CsvLine* first() const { return ahead_.empty() ? nullptr : &ahead_.front(); }

 private:
  static constexpr size_t kLookedAt = 1000;

  Status read_header(const std::string& path);
  Status look_ahead();

  std::unique_ptr<CsvStream> stream_;
  TableShape shape_;
  std::vector<char> numeric_;
  std::vector<CsvLine> ahead_;  // records read to tell the columns' types
  size_t next_ahead_ = 0;
  CsvLine row_;
  uint64_t read_ = 0;
  bool begun_ = false;
};

}  // namespace candor::evidence
