// CSV of any length, record by record, in the memory of a few records. Plain or packed (.gz and the like), a file, a
// pipe or "-" for standard input; separated by commas, semicolons, tabs or vertical bars, whichever the first line has
// most of.
//
// A record that cannot be read, or is longer than 1 MiB, is reported and the reading goes on with the next line:
// nothing is dropped silently.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "evidence/unpack.h"

namespace candor::evidence {

struct CsvLine {
  uint64_t line = 0;    // 1-based line on which the record begins
  uint64_t offset = 0;  // in bytes of the unpacked file
  std::string text;     // as it stands, without line end; for keep_text(), and empty if longer than 1 MiB
  std::vector<std::string> cells;
  std::string problem;  // why it cannot be read; then there are no cells
};

// What separates the cells of a line: whichever of these it has most of.
char csv_delimiter(std::string_view first_line);

class CsvStream {
 public:
  static Result<std::unique_ptr<CsvStream>> open(const std::string& path);
  // The same of a stream that is not packed; one that is damaged ends there, in a record that says so.
  static Result<std::unique_ptr<CsvStream>> read(std::string name, std::unique_ptr<ByteStream> stream);

  // The next record; nullopt at the end.
  Result<std::optional<CsvLine>> next();
  void keep_text() { keeps_text_ = true; }
  uint64_t bytes() const { return bytes_; }  // read so far, unpacked

 private:
  explicit CsvStream(std::string name) : name_(std::move(name)) {}
  Status begin();
  Status refill();
  void break_off(const Error& why, size_t filled);
  void note_place(CsvLine& line, size_t length) const;
  Status skip_line(CsvLine& line);
  CsvLine break_line();
  Status no_other_file();
  size_t lines_in(size_t begin, size_t end) const;

  std::string name_;
  std::unique_ptr<Archive> archive_;
  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;
  size_t at_ = 0;
  uint64_t line_ = 1;
  uint64_t bytes_ = 0;
  uint64_t dropped_ = 0;  // bytes that the buffer held and holds no more
  bool keeps_text_ = false;
  char delimiter_ = ',';
  bool ended_ = false;
  std::optional<Error> damage_;  // not told yet
};

}  // namespace candor::evidence
