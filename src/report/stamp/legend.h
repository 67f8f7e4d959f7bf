// Which zone and date order the surroundings declare for a stamp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/stamp/page.h"

namespace candor::report {

// Zone in a sentence of straightened text that speaks of all times ("All times are UTC."); empty if none.
// declared_zone() also reads heads.
std::string legend_zone(std::string_view straight);

class Legends {
 public:
  explicit Legends(const Page& page);

  // Raw text of the zone that holds for a stamp which names none (or only "local time"); empty if none.
  std::string zone_for(const Page& page, size_t item) const;

  DateOrder order() const { return order_; }

  // The zone declared for the section with the most entries, else for the report; empty if none.
  std::string timeline_zone(const Page& page) const;

 private:
  struct Declaration {
    size_t line;
    int section;
    int table;  // of a table head, else 0
    std::string zone;
  };

  const Declaration* declared_for(const Page& page, size_t line) const;
  const std::string& neighbour_zone(int section) const;

  std::vector<Declaration> declarations_;     // in order of lines
  std::vector<std::string> neighbour_zones_;  // by section: the one zone its entries name, or empty
  DateOrder order_ = DateOrder::unknown;
};

}  // namespace candor::report
