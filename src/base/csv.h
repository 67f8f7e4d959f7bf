// Reader for comma separated values as RFC 4180 has them, with positions. One pass, constant memory beyond the record
// at hand, any bytes in.
//
// Two liberties, both seen in files people attach: LF and a lone CR end a line as CRLF does, and blank lines are
// skipped. Everything else that RFC 4180 forbids is an error with its place, because a guess would shift columns.
//
// Thread safety: none; one reader, one thread. Ownership: the bytes must outlive the reader.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candor {

struct CsvRecord {
  int line = 0;                    // 1-based line on which the record begins
  std::vector<std::string> cells;  // decoded: quotes removed, doubled quotes halved; not trimmed; at least one
};

struct CsvError {
  int line = 0;
  int column = 0;       // 1-based, in bytes
  std::string message;  // "quotation mark inside an unquoted field"
};

class CsvReader {
 public:
  explicit CsvReader(std::string_view bytes, char delimiter = ',') : bytes_(bytes), delimiter_(delimiter) {}

  // The next record, or nullopt at the end of the text and at an error (see error()); stays there afterwards.
  std::optional<CsvRecord> next();
  const std::optional<CsvError>& error() const { return error_; }
  // Where reading goes on: behind the last record, at the end of the bytes when they ran out inside of one.
  size_t offset() const { return at_; }

 private:
  bool read_cell(std::string& cell);
  bool read_quoted(std::string& cell);
  bool at_line_end() const;
  void pass_line_end();
  bool fail(size_t at, std::string message);

  std::string_view bytes_;
  char delimiter_;
  size_t at_ = 0;
  size_t line_start_ = 0;
  int line_ = 1;
  std::optional<CsvError> error_;
};

// One record as RFC 4180 writes it, without line end: cells are quoted only where they must be.
std::string write_csv_record(const std::vector<std::string>& cells, char delimiter = ',');

}  // namespace candor
