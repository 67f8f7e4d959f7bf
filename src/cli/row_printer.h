// Rows of any query as a table for people, as CSV (RFC 4180) or as a JSON array, while they come.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "evidence/sql.h"

namespace candor::cli {

class RowPrinter {
 public:
  using Cells = std::vector<evidence::Cell>;
  using Names = std::vector<std::string>;

  explicit RowPrinter(std::ostream& out) : out_(out) {}
  virtual ~RowPrinter() = default;
  virtual void columns(const Names& names) = 0;  // once, before the rows
  virtual void row(const Cells& cells) = 0;
  virtual void finish() {}

 protected:
  std::ostream& out_;
};

// `format`: table, csv or json.
std::unique_ptr<RowPrinter> make_row_printer(const std::string& format, std::ostream& out);

}  // namespace candor::cli
