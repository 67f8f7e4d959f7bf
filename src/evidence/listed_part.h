// An earlier listing among the inputs, read row by row.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "evidence/csv_stream.h"
#include "evidence/item.h"

namespace candor::evidence {

class ListedPart {
 public:
  // `stream` is one that begins_listing(); `number` is its place among the files.
  static Result<ListedPart> open(const std::string& name, std::unique_ptr<ByteStream> stream, uint32_t number);

  // The next rows; false at the end.
  Result<bool> fill(Batch& batch);
  const std::vector<std::string>& unused_columns() const { return unused_; }
  uint64_t bytes() const { return csv_->bytes(); }  // read so far

 private:
  std::unique_ptr<CsvStream> csv_;
  report::ColumnPlaces places_;
  size_t width_ = 0;
  std::vector<std::string> unused_;
  std::optional<CsvLine> no_header_;  // what stands in its place
  uint32_t number_ = 0;
};

}  // namespace candor::evidence
