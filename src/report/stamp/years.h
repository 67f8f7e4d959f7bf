// Years that are missing or cannot be right.
#pragma once

#include <optional>

#include "report/stamp/page.h"

namespace candor::report {

// The year of a date written without one: of a date beside it on the line, else of the heading, else the year that
// brings it nearest to the entry before, else the last one before the posting; 0 when nothing helps.
class YearFinder {
 public:
  YearFinder(const Page& page, std::optional<Instant> posted);
  int find(const Page& page, size_t item) const;

 private:
  static int beside(const Page& page, size_t item);

  std::optional<Instant> posted_;
  std::vector<int> years_;  // by line: the year in a heading above, in the same section
};

// A dated entry of a list that lies a year before or behind its neighbours (or a year after the posting), and would
// fit with the year changed by one, gets both readings. January does this to people.
void doubt_years(Page& page, std::optional<Instant> posted);

}  // namespace candor::report
