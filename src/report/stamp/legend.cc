#include "report/stamp/legend.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/fold.h"
#include "report/stamp/cursor.h"
#include "report/stamp/zones.h"

namespace candor::report {

namespace {

// More legends than any report has; keeps hostile input linear.
constexpr size_t kMostDeclarations = 64;

// A plain line is read as a head only when it begins like one: scraped headings and labels have no marks left.
bool begins_like_head(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kWords = {"timeline", "time", "date",  "zone", "utc",   "gmt",
                                                              "cet",      "cest", "local", "when", "hh:mm", "yyyy"};
  size_t at = 0;
  while (at < text.size() && !is_ascii_letter(text[at])) ++at;
  if (text.size() > 100) return false;
  const std::string_view start = text.substr(at);
  constexpr std::string_view kInitials = "tdzugclwhyTDZUGCLWHY";
  return !start.empty() && kInitials.find(start.front()) != std::string_view::npos &&
         std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return starts_with_ci(start, word); });
}

bool has_clock(const Page& page, const PageLine& line) {
  return std::any_of(page.items.begin() + static_cast<std::ptrdiff_t>(line.first),
                     page.items.begin() + static_cast<std::ptrdiff_t>(line.last),
                     [](const StampItem& item) { return item.raw.time.has_value(); });
}

// "... since 11/05/2023, 17.40 (local time, UTC+2 for the whole of this text)": an aside declares for all that follows.
std::string zone_in_aside(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kForAll = {"whole of", "throughout",    "all times",  "this text",
                                                              "below",    "this document", "this report"};
  for (size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const size_t close = text.find(')', open);
    if (close == std::string_view::npos) break;
    const std::string_view aside = text.substr(open + 1, close - open - 1);
    const bool for_all =
        std::any_of(kForAll.begin(), kForAll.end(), [&](std::string_view words) { return contains_ci(aside, words); });
    if (for_all && aside.size() <= 100) return declared_zone("Time: " + std::string(aside));
  }
  return "";
}

std::string zone_in(const Page& page, const PageLine& line) {
  if (line.text.size() >= 2 && line.text.size() <= 250 && has_clock(page, line)) return zone_in_aside(line.text);
  if (line.text.size() < 2) return "";
  if (line.line->heading > 0) return declared_zone(line.text);
  if (line.table_head) {
    for (const std::string_view cell : split(line.text, '|')) {
      std::string zone = declared_zone(cell);
      if (!zone.empty()) return zone;
    }
    return "";
  }
  if (line.table > 0) return "";
  std::string zone = legend_zone(line.text);
  if (zone.empty() && begins_like_head(line.text)) zone = declared_zone(line.text);
  return zone;
}

// One zone for what the entries of a list name, or nothing when they disagree.
std::string common_zone(const std::vector<std::string>& zones) {
  std::string joined;
  for (const std::string& zone : zones) joined += (joined.empty() ? "" : " / ") + zone;
  return read_zone(joined).clocks.size() == 1 ? joined : "";
}

}  // namespace

Legends::Legends(const Page& page) {
  std::map<int, std::vector<std::string>> named;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    const PageLine& line = page.lines[i];
    std::string zone = zone_in(page, line);
    if (!zone.empty() && declarations_.size() < kMostDeclarations) {
      declarations_.push_back({i, line.section, line.table, std::move(zone)});
    }
    if (order_ == DateOrder::unknown && line.text.size() <= 300) order_ = declared_order(line.text);
    for (size_t k = line.first; k < line.last; ++k) {
      const StampItem& item = page.items[k];
      if (!item.lead || !item.raw.time || item.raw.zone.empty()) continue;
      auto& zones = named[line.section];
      if (zones.size() < 8 && std::find(zones.begin(), zones.end(), item.raw.zone) == zones.end()) {
        zones.push_back(item.raw.zone);
      }
    }
  }
  const int sections = page.lines.empty() ? 0 : page.lines.back().section + 1;
  neighbour_zones_.resize(static_cast<size_t>(sections));
  for (const auto& [section, zones] : named) neighbour_zones_[static_cast<size_t>(section)] = common_zone(zones);
}

const std::string& Legends::neighbour_zone(int section) const {
  return neighbour_zones_.at(static_cast<size_t>(section));
}

// The table's own head, else the nearest legend before in the section, else the first one behind in it.
const Legends::Declaration* Legends::declared_for(const Page& page, size_t line) const {
  const PageLine& place = page.lines[line];
  const Declaration* found = nullptr;
  for (const Declaration& declaration : declarations_) {
    if (declaration.table != 0) {
      if (declaration.table == place.table) return &declaration;
      continue;
    }
    if (declaration.section != place.section) continue;
    if (found == nullptr || declaration.line <= line) found = &declaration;
  }
  return found;
}

std::string Legends::zone_for(const Page& page, size_t index) const {
  const StampItem& item = page.items[index];
  const PageLine& line = page.lines[item.line];
  if (const Declaration* declared = declared_for(page, item.line)) return declared->zone;
  if (item.lead && !neighbour_zone(line.section).empty()) return neighbour_zone(line.section);
  const Declaration* anywhere = nullptr;
  for (const Declaration& declaration : declarations_) {
    if (declaration.table != 0) continue;
    if (anywhere == nullptr || declaration.line <= item.line) anywhere = &declaration;
  }
  return anywhere != nullptr ? anywhere->zone : "";
}

std::string Legends::timeline_zone(const Page& page) const {
  std::map<int, std::pair<int, size_t>> entries;  // by section: how many entries with a time, a line of one
  for (const StampItem& item : page.items) {
    if (!item.lead || !item.raw.time) continue;
    auto& [count, line] = entries[page.lines[item.line].section];
    ++count;
    line = item.line;
  }
  const auto largest = std::max_element(entries.begin(), entries.end(),
                                        [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
  if (largest != entries.end()) {
    if (const Declaration* declared = declared_for(page, largest->second.second)) return declared->zone;
  }
  return declarations_.empty() ? "" : declarations_.front().zone;
}

}  // namespace candor::report
