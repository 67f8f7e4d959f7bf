// Numbers about everybody's incidents: table, CSV, JSON.
#pragma once

#include <iosfwd>
#include <nlohmann/json_fwd.hpp>

#include "desk/mirror_report.h"

namespace candor::output {

// Which columns: how long things take, or how clocks ended.
enum class StatsView { times, clocks };

struct StatsTable {
  std::string by;  // "CA Owner", "tag", "year"
  StatsView view = StatsView::times;
  std::vector<desk::GroupRow> rows;  // the last is all together
};

void write_text(const StatsTable& table, std::ostream& out);
void write_csv(const StatsTable& table, std::ostream& out);
nlohmann::ordered_json to_json(const StatsTable& table);  // lengths in seconds

std::string in_days(const std::optional<Seconds>& length);  // "3.5", or "-"

}  // namespace candor::output
