#include "report/stamp/date.h"

#include "report/stamp/date_forms.h"
#include "report/stamp/names.h"

namespace candor::report {

namespace {

// "Q3 2024": a promise, not a date, but the reader should say so instead of finding nothing.
std::optional<DateParts> read_quarter(Cursor& cursor) {
  Cursor c = cursor;
  if (!c.eat('Q') && !c.eat('q')) return std::nullopt;
  const auto quarter = c.number(1);
  if (!quarter || quarter->value < 1 || quarter->value > 4) return std::nullopt;
  if (c.spaces(2) == 0 && !c.eat('/') && !c.eat('-')) return std::nullopt;
  const auto year = read_year(c);
  if (!year) return std::nullopt;
  cursor = c;
  DateParts date;
  date.year = *year;
  date.quarter = true;
  return date;
}

}  // namespace

int read_weekday(Cursor& cursor) {
  Cursor c = cursor;
  const int weekday = weekday_of(c.word());
  if (weekday < 0) return -1;
  c.at += c.word().size();
  c.eat('.');
  c.eat(',');
  if (c.spaces(3) == 0) return -1;
  if (c.eat_word("the") || c.eat_word("den") || c.eat_word("el")) c.spaces(2);
  cursor = c;
  return weekday;
}

std::optional<DateParts> read_date(Cursor& cursor) {
  if (is_digit(cursor.peek())) {
    if (auto date = read_year_first(cursor)) return date;
    if (auto date = read_day_and_name(cursor)) return date;
    if (auto date = read_dotted_range(cursor)) return date;
    return read_two_numbers(cursor);
  }
  if (auto date = read_quarter(cursor)) return date;
  return read_name_first(cursor);
}

}  // namespace candor::report
