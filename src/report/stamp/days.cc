// From the parts of a date to days.
#include <algorithm>
#include <chrono>
#include <fmt/format.h>

#include "report/stamp/names.h"
#include "report/stamp/reading.h"

namespace candor::report {

namespace {

namespace chrono = std::chrono;

struct Day {
  int year;
  int month;
  int day;
};

// Why this day does not exist; empty when it does.
std::string flaw(const Day& d) {
  if (d.month < 1 || d.month > 12) return fmt::format("month {}", d.month);
  if (d.day < 1) return fmt::format("day {}", d.day);
  const chrono::year_month_day_last last(chrono::year(d.year) / chrono::month(static_cast<unsigned>(d.month)) /
                                         chrono::last);
  const int longest = static_cast<int>(static_cast<unsigned>(last.day()));
  if (d.day <= longest) return "";
  if (d.month == 2 && d.day == 29) return fmt::format("{} is no leap year", d.year);
  return fmt::format("{} has {} days", month_name(d.month), longest);
}

int weekday_at(Instant day) {
  return static_cast<int>(chrono::weekday(chrono::floor<chrono::days>(day)).c_encoding());
}

// The days two numbers can be, in both orders; the one written first when neither exists decides the complaint.
std::vector<Day> both_orders(const DateParts& date, int year, DateOrder order) {
  const Day day_first{year, date.second, date.first};
  const Day month_first{year, date.first, date.second};
  if (date.first == date.second || date.first > 12) return {day_first};
  if (date.second > 12) return {month_first};
  if (date.separator == '.' || order == DateOrder::day_first) return {day_first};
  if (order == DateOrder::month_first) return {month_first};
  return {day_first, month_first};
}

// The day of the week settles the order, or contradicts: then the nearest day of that name is a reading too.
void apply_weekday(DayChoice& choice, int weekday) {
  const auto fits = [&](Instant day) { return weekday_at(day) == weekday; };
  if (weekday < 0 || choice.days.empty() || std::all_of(choice.days.begin(), choice.days.end(), fits)) return;
  const auto fitting = std::find_if(choice.days.begin(), choice.days.end(), fits);
  if (fitting != choice.days.end()) {
    choice.days = {*fitting};
    choice.why.clear();
    return;
  }
  if (choice.days.size() != 1) return;
  for (const int shift : {-1, 1, -2, 2, -3, 3}) {
    const Instant near = choice.days.front() + chrono::days(shift);
    if (!fits(near)) continue;
    choice.days.push_back(near);
    choice.why = "the day of the week does not fit the date";
    return;
  }
}

std::string date_flaw(const DateParts& date, int year) {
  if (date.quarter) return "quarter only, no date";
  if (date.month_lost) return "month lost, year in the place of the day";
  if (year == 0) return "no year";
  if (date.first > 12 && date.second > 12) return "neither number can be the month";
  if (date.last_day != 0 && date.last_day < date.day) return "range runs backwards";
  if (date.last_day != 0) return flaw({year, date.month, date.last_day});
  return "";
}

}  // namespace

DayChoice choose_days(const DateParts& date, int weekday, const StampContext& context) {
  const int year = date.year != 0 ? date.year : context.year;
  DayChoice choice;
  choice.why = date_flaw(date, year);
  if (!choice.why.empty()) return choice;
  std::vector<Day> days;
  if (date.month != 0) {
    days = {{year, date.month, date.month_only ? 1 : date.day}};
  } else {
    days = both_orders(date, year, context.order);
    choice.by_order = both_orders(date, year, DateOrder::unknown).size() > days.size();
  }
  std::string first_flaw;
  for (const Day& day : days) {
    const std::string bad = flaw(day);
    if (bad.empty()) {
      choice.days.push_back(*make_instant(day.year, day.month, day.day));
    } else if (first_flaw.empty()) {
      first_flaw = bad;
    }
  }
  if (choice.days.empty()) choice.why = first_flaw;
  if (choice.days.size() > 1) choice.why = "day and month may be swapped";
  apply_weekday(choice, weekday);
  return choice;
}

}  // namespace candor::report
