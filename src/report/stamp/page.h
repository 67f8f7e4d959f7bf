// The lines of one report with the raw stamps on them: what the decisions about context work on.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "markdown/document.h"
#include "report/stamp/parts.h"
#include "report/timestamp.h"

namespace candor::report {

// A stamp, its place, and in the end its meaning.
struct StampItem {
  RawStamp raw;
  Span span;             // in the source
  size_t line = 0;       // index into Page::lines
  bool lead = false;     // opens its line or table row
  bool alone = false;    // nothing else on the line but punctuation and a zone
  bool at_end = false;   // ends its line behind the end of a sentence
  bool heads = false;    // a date heading over bare times
  StampContext context;  // found step by step
  Timestamp stamp;

  bool bare_time() const { return raw.time && !raw.date; }
  bool only_date() const { return raw.date && !raw.time && !raw.date->month_only && !raw.date->quarter; }
};

struct PageLine {
  const markdown::Line* line = nullptr;
  std::string text;         // straightened content; comments and code are blanks
  int section = 0;          // counts the sections, however they are marked
  int table = 0;            // counts the tables; 0 outside
  bool table_head = false;  // first row of a table
  bool after_blank = false;
  size_t first = 0;  // items [first, last)
  size_t last = 0;
};

struct Page {
  std::vector<PageLine> lines;   // without blank lines, code, comments
  std::vector<StampItem> items;  // in source order
};

Page read_page(const SourceText& source, const markdown::Document& document, Span report);

}  // namespace candor::report
