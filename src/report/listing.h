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
};

// Reads RFC 4180 CSV (UTF-8, BOM allowed, LF or CRLF) or a URL list. Fails with position on broken quoting, a wrong
// delimiter (semicolon, tab) or text that is neither.
Result<Listing> read_listing(std::string name, std::string_view bytes);

}  // namespace candor::report
