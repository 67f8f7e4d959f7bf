#include "report/stamp/days_above.h"

#include <algorithm>

#include "report/stamp/reading.h"

namespace candor::report {

namespace {

using Days = std::chrono::days;

constexpr size_t kLinesAhead = 40;  // further down a bare time has lost its heading
constexpr size_t kProseReach = 200;

// The first stamped entry below decides.
bool heads_times(const Page& page, size_t index) {
  const StampItem& item = page.items[index];
  const size_t end = std::min(page.lines.size(), item.line + 1 + kLinesAhead);
  for (size_t i = item.line + 1; i < end && page.lines[i].section == page.lines[item.line].section; ++i) {
    const PageLine& line = page.lines[i];
    if (line.first == line.last) continue;
    const StampItem& first = page.items[line.first];
    if (first.lead) return first.bare_time();
    if (page.items[line.last - 1].at_end && page.items[line.last - 1].only_date()) return false;
  }
  return false;
}

// The day the clock showed, in the zone of the stamp.
std::optional<Instant> local_day(const Timestamp& stamp) {
  if (stamp.utc) return std::chrono::floor<Days>(*stamp.utc + stamp.offset.value_or(Seconds(0)));
  if (stamp.readings.size() == 1) return std::chrono::floor<Days>(stamp.readings.front());
  return std::nullopt;
}

Seconds time_of(const RawStamp& raw) {
  const TimeChoice choice = choose_times(*raw.time);
  return choice.times.empty() ? Seconds(0) : choice.times.front();
}

// What is known while walking down the page.
struct Walk {
  int section = -1;
  std::optional<Instant> heading;  // day of a heading, or of the last dated entry
  bool is_heading = false;
  Seconds last_time{0};          // of the last entry, to notice that days were lost
  std::optional<Instant> entry;  // day of the entry or sentence
  bool in_entry = false;
  size_t entry_end = 0;  // source offset behind the stamp that gave `entry`
  std::string zone;      // named by a time before on the line or in the entry
};

void begin_line(Walk& walk, const PageLine& line, const PageLine* before) {
  if (line.section != walk.section) {
    walk.section = line.section;
    walk.heading.reset();
  }
  const bool fresh = before == nullptr || line.after_blank || line.line->bullet || line.line->ordered ||
                     line.table > 0 || line.line->heading > 0 || line.line->quote != before->line->quote;
  if (fresh || !walk.in_entry) {
    walk.entry.reset();
    walk.in_entry = false;
    walk.zone.clear();
  }
}

std::optional<Instant> day_for(const Walk& walk, const StampItem& item, const SourceText& source) {
  if (item.lead) {
    const bool runs_back = !walk.is_heading && time_of(item.raw) < walk.last_time;
    return runs_back ? std::nullopt : walk.heading;
  }
  if (walk.in_entry || !walk.entry) return walk.entry;
  // In prose a date reaches to the end of its sentence.
  if (item.span.begin < walk.entry_end || item.span.begin - walk.entry_end > kProseReach) return std::nullopt;
  const std::string_view between = source.text({walk.entry_end, item.span.begin});
  return between.find(". ") == std::string_view::npos ? walk.entry : std::nullopt;
}

void note(Walk& walk, const StampItem& item) {
  const auto day = local_day(item.stamp);
  if (item.lead) {
    walk.in_entry = true;
    walk.entry = day;
    if (item.raw.time) walk.last_time = time_of(item.raw);
  } else if (item.raw.date && day) {
    walk.entry = day;
  }
  walk.entry_end = item.span.end;
  if (item.raw.time && !item.raw.zone.empty()) walk.zone = item.raw.zone;
  if (item.heads || (item.lead && item.raw.date && day)) {
    walk.heading = day;
    walk.is_heading = item.heads;
    if (!item.raw.time) walk.last_time = Seconds(0);
  }
}

}  // namespace

void mark_headings(Page& page) {
  for (size_t i = 0; i < page.items.size(); ++i) {
    StampItem& item = page.items[i];
    if (item.only_date() && item.raw.date->last_day == 0 && (item.alone || item.at_end)) {
      item.heads = heads_times(page, i);
    }
  }
}

void read_items(Page& page, const SourceText& source, const Legends& legends, const YearFinder& years,
                DateOrder order) {
  Walk walk;
  for (size_t i = 0; i < page.lines.size(); ++i) {
    const PageLine& line = page.lines[i];
    begin_line(walk, line, i > 0 ? &page.lines[i - 1] : nullptr);
    for (size_t k = line.first; k < line.last; ++k) {
      StampItem& item = page.items[k];
      item.context.order = order;
      if (item.lead) walk.zone.clear();
      if (item.raw.time) item.context.zone = walk.zone.empty() ? legends.zone_for(page, k) : walk.zone;
      if (item.raw.date && item.raw.date->year == 0) item.context.year = years.find(page, k);
      if (item.bare_time()) item.context.date = day_for(walk, item, source);
      item.stamp = read_meaning(item.raw, item.context);
      note(walk, item);
    }
  }
}

}  // namespace candor::report
