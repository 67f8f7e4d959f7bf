#include "report/stamp/order.h"

#include <algorithm>
#include <set>

#include "report/stamp/reading.h"

namespace candor::report {

namespace {

using Days = std::chrono::days;

constexpr std::string_view kSwapped = "day and month may be swapped";

bool two_numbers(const StampItem& item) {
  return item.raw.date && item.raw.date->month == 0 && item.raw.date->first > 0 && item.raw.date->separator != '.';
}

bool undecided(const StampItem& item) {
  const auto& date = item.raw.date;
  return two_numbers(item) && date->first <= 12 && date->second <= 12 && date->first != date->second &&
         item.raw.weekday < 0;
}

// Under this order, do the entries run forward and end before the posting?
bool in_order(const Page& page, DateOrder order, std::optional<Instant> posted) {
  std::optional<Instant> last;
  int section = -1;
  for (const StampItem& item : page.items) {
    if (!item.lead || !item.raw.date) continue;
    StampContext context;
    context.order = order;
    context.year = item.context.year;
    const DayChoice choice = choose_days(*item.raw.date, item.raw.weekday, context);
    if (choice.days.size() != 1) continue;
    if (section != page.lines[item.line].section) last.reset();
    section = page.lines[item.line].section;
    if (last && choice.days[0] < *last) return false;
    if (posted && undecided(item) && choice.days[0] > *posted + Days(1)) return false;
    last = choice.days[0];
  }
  return true;
}

// Days the report states plainly.
std::set<Instant> plain_days(const Page& page) {
  std::set<Instant> days;
  for (const StampItem& item : page.items) {
    if (!item.stamp.utc || !item.raw.date || item.stamp.precision == Precision::month) continue;
    days.insert(std::chrono::floor<Days>(*item.stamp.utc + item.stamp.offset.value_or(Seconds(0))));
  }
  return days;
}

bool swapped(const StampItem& item) {
  return item.stamp.why == kSwapped && item.stamp.readings.size() == 2;
}

// Both readings show the same clock, hours and offset apart; the day decides. Offsets are unknown here, so the days
// before and after count too when a reading lies near midnight.
bool on_plain_day(const std::set<Instant>& days, const RawStamp& raw, DateOrder order) {
  StampContext context;
  context.order = order;
  const DayChoice choice = choose_days(*raw.date, -1, context);
  return choice.days.size() == 1 && days.count(choice.days[0]) > 0;
}

void settle(StampItem& item, Instant instant) {
  item.stamp.utc = instant;
  item.stamp.readings.clear();
  item.stamp.why = "day and month settled by the other dates";
}

// A reading agrees with plain days elsewhere while the other does not.
void settle_by_days(Page& page) {
  const std::set<Instant> days = plain_days(page);
  for (StampItem& item : page.items) {
    if (!swapped(item)) continue;
    const bool day_first = on_plain_day(days, item.raw, DateOrder::day_first);
    const bool month_first = on_plain_day(days, item.raw, DateOrder::month_first);
    if (day_first == month_first) continue;
    StampContext context;
    context.zone = item.context.zone;
    context.year = item.context.year;
    context.order = day_first ? DateOrder::day_first : DateOrder::month_first;
    const Timestamp read = read_meaning(item.raw, context);
    if (!read.utc) continue;
    settle(item, *read.utc);
    item.stamp.offset = read.offset;
  }
}

std::vector<Instant> possible(const StampItem& item) {
  if (item.stamp.utc) return {*item.stamp.utc};
  return swapped(item) ? item.stamp.readings : std::vector<Instant>();
}

// Removes readings a list that runs forward cannot have. False when the list does not run forward anyway.
bool keep_forward(std::vector<std::vector<Instant>>& choices) {
  std::optional<Instant> low;
  for (auto& choice : choices) {
    std::erase_if(choice, [&](Instant t) { return low && t < *low; });
    if (choice.empty()) return false;
    low = *std::min_element(choice.begin(), choice.end());
  }
  std::optional<Instant> high;
  for (auto it = choices.rbegin(); it != choices.rend(); ++it) {
    std::erase_if(*it, [&](Instant t) { return high && t > *high; });
    if (it->empty()) return false;
    high = *std::max_element(it->begin(), it->end());
  }
  return true;
}

void settle_list(Page& page, const std::vector<size_t>& list, std::optional<Instant> posted) {
  std::vector<std::vector<Instant>> choices;
  for (const size_t index : list) {
    choices.push_back(possible(page.items[index]));
    const bool open = choices.back().size() > 1;
    std::erase_if(choices.back(), [&](Instant t) { return open && posted && t > *posted + Days(1); });
    if (choices.back().empty()) return;
  }
  if (!keep_forward(choices)) return;
  for (size_t i = 0; i < list.size(); ++i) {
    StampItem& item = page.items[list[i]];
    if (!item.stamp.utc && choices[i].size() == 1) settle(item, choices[i][0]);
  }
}

}  // namespace

DateOrder infer_order(const Page& page, std::optional<Instant> posted) {
  size_t day_first = 0;
  size_t month_first = 0;
  size_t open = 0;
  for (const StampItem& item : page.items) {
    if (!two_numbers(item)) continue;
    const auto& date = *item.raw.date;
    day_first += date.first > 12 && date.second <= 12 ? 1 : 0;
    month_first += date.second > 12 && date.first <= 12 ? 1 : 0;
    open += undecided(item) ? 1 : 0;
  }
  if (open == 0 || (day_first > 0 && month_first > 0)) return DateOrder::unknown;
  if (day_first > 0) return DateOrder::day_first;
  if (month_first > 0) return DateOrder::month_first;
  const bool fits_day = in_order(page, DateOrder::day_first, posted);
  const bool fits_month = in_order(page, DateOrder::month_first, posted);
  if (fits_day == fits_month) return DateOrder::unknown;
  return fits_day ? DateOrder::day_first : DateOrder::month_first;
}

void settle_mixed(Page& page, std::optional<Instant> posted) {
  if (std::none_of(page.items.begin(), page.items.end(), swapped)) return;
  settle_by_days(page);
  std::vector<size_t> list;
  int section = -1;
  for (size_t i = 0; i < page.items.size(); ++i) {
    const StampItem& item = page.items[i];
    if (!item.lead || item.heads || possible(item).empty()) continue;
    if (page.lines[item.line].section != section) {
      settle_list(page, list, posted);
      list.clear();
      section = page.lines[item.line].section;
    }
    list.push_back(i);
  }
  settle_list(page, list, posted);
  settle_by_days(page);
}

}  // namespace candor::report
