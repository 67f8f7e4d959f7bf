// A certificate listing attached to a report: the appendix CSV of 3.x, or a text file of crt.sh URLs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace candor::report {

enum class ListingForm { csv, url_list };

struct ListingRow {
  int line = 0;                    // 1-based line of the file where the record begins
  std::vector<std::string> cells;  // decoded, trimmed
};

struct Listing {
  std::string name;  // file name as given
  ListingForm form = ListingForm::csv;
  bool has_header = false;
  char delimiter = ',';
  std::vector<std::string> header;  // as written
  std::vector<ListingRow> rows;     // without the header
  // What keeps a CSV file from being comma separated values as RFC 4180 has them, in one phrase, and where; empty when
  // nothing does. Rows are read by the delimiter the file has, up to the first broken quoting.
  std::string problem;
  int problem_line = 0;
};

// Reads RFC 4180 CSV (UTF-8, BOM allowed, LF or CRLF) or a URL list. A wrong delimiter (semicolon, tab, vertical bar)
// and broken quoting are shortcomings of the report and told in `problem`; fails on text that is neither CSV nor a
// list.
Result<Listing> read_listing(std::string name, std::string_view bytes);

}  // namespace candor::report
