#include "output/stats_svg.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <ostream>

#include "base/utf8.h"

namespace candor::output {

namespace {

using desk::GroupRow;

constexpr int kWidth = 1280, kHeight = 720;
constexpr int kTop = 120, kBottom = 650;
constexpr size_t kMostRows = 16;
constexpr size_t kLongestLabel = 26;
constexpr std::string_view kInk = "#1f2933", kFaint = "#7b8794", kBar = "#9fb3c8", kOpen = "#243b53", kLate = "#c65d21",
                           kTime = "#2f855a";

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : printable(text)) {
    if (c == '&') {
      safe += "&amp;";
    } else if (c == '<') {
      safe += "&lt;";
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string label_of(std::string_view name) {
  if (name.size() <= kLongestLabel) return escaped(name);
  size_t end = kLongestLabel - 2;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return escaped(name.substr(0, end)) + "\xE2\x80\xA6";
}

void text(std::ostream& out, double x, double y, std::string_view words, int size, std::string_view colour,
          std::string_view anchor = "start", bool bold = false) {
  out << fmt::format(R"(<text x="{:.1f}" y="{:.1f}" font-size="{}" fill="{}" text-anchor="{}"{}>{}</text>)", x, y, size,
                     colour, anchor, bold ? R"( font-weight="bold")" : "", words)
      << "\n";
}

void bar(std::ostream& out, double x, double y, double width, double height, std::string_view colour) {
  if (width <= 0) return;
  out << fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}"/>)", x, y, width, height,
                     colour)
      << "\n";
}

struct Legend {
  std::string_view words, colour;
};

void legend(std::ostream& out, double x, const std::vector<Legend>& parts) {
  for (const Legend& part : parts) {
    bar(out, x, 92, 12, 12, part.colour);
    text(out, x + 18, 103, part.words, 14, kInk);
    x += 34 + 7.6 * static_cast<double>(part.words.size());
  }
}

// Bars from `left` on, as long as `value` says; behind each the value in words.
struct Panel {
  double left, width;
  std::function<double(const GroupRow&)> value;
  std::function<std::string(const GroupRow&)> words;
  std::function<void(std::ostream&, const GroupRow&, double x, double y, double scale, double height)> draw;
};

void draw_panel(const Panel& panel, const std::vector<GroupRow>& rows, std::ostream& out) {
  double most = 0;
  for (const GroupRow& row : rows) most = std::max(most, panel.value(row));
  const double scale = most > 0 ? (panel.width - 70) / most : 0;
  const double step = static_cast<double>(kBottom - kTop) / static_cast<double>(std::max<size_t>(rows.size(), 6));
  const double height = std::min(step * 0.66, 30.0);
  for (size_t i = 0; i < rows.size(); ++i) {
    const double y = kTop + step * static_cast<double>(i);
    panel.draw(out, rows[i], panel.left, y, scale, height);
    text(out, panel.left + panel.value(rows[i]) * scale + 6, y + height / 2 + 5, panel.words(rows[i]), 14, kInk);
  }
}

double days(const std::optional<Seconds>& length) {
  return length ? static_cast<double>(length->count()) / 86'400 : 0;
}

Panel counts_panel() {
  return {300, 520, [](const GroupRow& row) { return static_cast<double>(row.bugs); },
          [](const GroupRow& row) { return std::to_string(row.bugs); },
          [](std::ostream& out, const GroupRow& row, double x, double y, double scale, double height) {
            bar(out, x, y, row.bugs * scale, height, kBar);
            bar(out, x, y, row.open * scale, height, kOpen);
            bar(out, x, y, row.overdue * scale, height, kLate);
          }};
}

Panel clocks_panel() {
  const auto judged = [](const GroupRow& row) { return row.met + row.missed_must + row.missed_should; };
  return {300, 520, [judged](const GroupRow& row) { return static_cast<double>(judged(row)); },
          [judged](const GroupRow& row) {
            const int all = judged(row);
            return all == 0 ? "-" : fmt::format("{:.0f} % met", 100.0 * row.met / all);
          },
          [judged](std::ostream& out, const GroupRow& row, double x, double y, double scale, double height) {
            bar(out, x, y, judged(row) * scale, height, kLate);
            bar(out, x, y, row.met * scale, height, kBar);
          }};
}

Panel times_panel() {
  return {870, 380, [](const GroupRow& row) { return days(row.to_closure); },
          [](const GroupRow& row) { return in_days(row.to_closure); },
          [](std::ostream& out, const GroupRow& row, double x, double y, double scale, double height) {
            bar(out, x, y, days(row.to_closure) * scale, height, kTime);
          }};
}

// The rows that fit, without the one of all together.
std::vector<GroupRow> shown_rows(const StatsTable& table) {
  std::vector<GroupRow> rows(table.rows.begin(), table.rows.end() - (table.rows.empty() ? 0 : 1));
  if (rows.size() <= kMostRows) return rows;
  if (table.by == "year") {
    rows.erase(rows.begin(), rows.end() - kMostRows);
  } else {
    rows.resize(kMostRows);
  }
  return rows;
}

}  // namespace

void write_svg(const StatsTable& table, const std::string& source, std::ostream& out) {
  const std::vector<GroupRow> rows = shown_rows(table);
  out << fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" )"
                     R"(font-family="Helvetica, Arial, sans-serif" role="img">)",
                     kWidth, kHeight)
      << "\n";
  const bool clocks = table.view == StatsView::clocks;
  const std::string title =
      fmt::format("{} by {}", clocks ? "Clocks of public CA incidents" : "Public CA incidents", table.by);
  out << fmt::format("<title>{}</title>\n", escaped(title));
  bar(out, 0, 0, kWidth, kHeight, "#ffffff");
  text(out, 40, 56, escaped(title), 30, kInk, "start", true);
  if (clocks) {
    legend(out, 300, {{"met", kBar}, {"missed", kLate}});
  } else {
    legend(out, 300, {{"closed", kBar}, {"open", kOpen}, {"overdue", kLate}});
  }
  legend(out, 870, {{"median days to closure", kTime}});
  const double step = static_cast<double>(kBottom - kTop) / static_cast<double>(std::max<size_t>(rows.size(), 6));
  for (size_t i = 0; i < rows.size(); ++i) {
    const double y = kTop + step * static_cast<double>(i) + std::min(step * 0.66, 30.0) / 2 + 5;
    text(out, 288, y, label_of(rows[i].name), 16, kInk, "end");
  }
  draw_panel(clocks ? clocks_panel() : counts_panel(), rows, out);
  draw_panel(times_panel(), rows, out);
  const size_t left_out = table.rows.size() - std::min(table.rows.size(), rows.size() + 1);
  const std::string more = left_out == 0 ? "" : fmt::format("; {} more not shown", left_out);
  text(out, 40, 694, escaped(source + more), 14, kFaint);
  out << "</svg>\n";
}

}  // namespace candor::output
