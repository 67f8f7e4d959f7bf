#include "output/stats_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/csv.h"
#include "base/utf8.h"

namespace candor::output {

namespace {

using desk::GroupRow;
using Cells = std::vector<std::string>;

Cells head_of(const StatsTable& table) {
  if (table.view == StatsView::clocks) {
    return {table.by, "bugs", "met", "missed MUST", "missed SHOULD", "running", "unknown"};
  }
  return {table.by,         "bugs",       "open",    "overdue",     "days to first report",
          "to full report", "to closure", "answers", "of them late"};
}

Cells cells_of(const GroupRow& row, StatsView view) {
  const auto number = [](int value) { return std::to_string(value); };
  if (view == StatsView::clocks) {
    return {row.name,
            number(row.bugs),
            number(row.met),
            number(row.missed_must),
            number(row.missed_should),
            number(row.running),
            number(row.unknown)};
  }
  return {row.name,
          number(row.bugs),
          number(row.open),
          number(row.overdue),
          in_days(row.to_first),
          in_days(row.to_full),
          in_days(row.to_closure),
          number(row.answers),
          number(row.answers_late)};
}

int width_of(std::string_view text) {
  int width = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    width += column_width(point.value);
    at += point.size;
  }
  return width;
}

nlohmann::ordered_json seconds(const std::optional<Seconds>& length) {
  return length ? nlohmann::ordered_json(length->count()) : nlohmann::ordered_json();
}

}  // namespace

std::string in_days(const std::optional<Seconds>& length) {
  return length ? fmt::format("{:.1f}", static_cast<double>(length->count()) / 86'400) : "-";
}

void write_text(const StatsTable& table, std::ostream& out) {
  std::vector<Cells> lines = {head_of(table)};
  for (const GroupRow& row : table.rows) lines.push_back(cells_of(row, table.view));
  std::vector<int> widths(lines.front().size());
  for (Cells& cells : lines) {
    cells.front() = printable(cells.front());
    for (size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], width_of(cells[i]));
  }
  for (size_t n = 0; n < lines.size(); ++n) {
    std::string line;
    for (size_t i = 0; i < lines[n].size(); ++i) {
      const std::string pad(static_cast<size_t>(widths[i] - width_of(lines[n][i])), ' ');
      line += i == 0 ? lines[n][i] + pad : "  " + pad + lines[n][i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << "\n";
    if (n == 0 || n + 2 == lines.size()) out << std::string(line.size(), '-') << "\n";
  }
  if (table.view == StatsView::times) {
    out << "Days are medians: to a report since the CA became aware, where that is told; to closure since the "
           "opening.\n";
  }
}

void write_csv(const StatsTable& table, std::ostream& out) {
  out << write_csv_record(head_of(table)) << "\r\n";
  for (const GroupRow& row : table.rows) {
    Cells cells = cells_of(row, table.view);
    std::ranges::replace(cells, std::string("-"), std::string());
    out << write_csv_record(cells) << "\r\n";
  }
}

nlohmann::ordered_json to_json(const StatsTable& table) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const GroupRow& row : table.rows) {
    rows.push_back({{"name", row.name},
                    {"bugs", row.bugs},
                    {"open", row.open},
                    {"overdue", row.overdue},
                    {"medianSecondsToFirstReport", seconds(row.to_first)},
                    {"medianSecondsToFullReport", seconds(row.to_full)},
                    {"medianSecondsToClosure", seconds(row.to_closure)},
                    {"answers", row.answers},
                    {"answersLate", row.answers_late},
                    {"clocks",
                     {{"met", row.met},
                      {"missedMust", row.missed_must},
                      {"missedShould", row.missed_should},
                      {"running", row.running},
                      {"unknown", row.unknown}}}});
  }
  return {{"by", table.by}, {"rows", std::move(rows)}};
}

}  // namespace candor::output
