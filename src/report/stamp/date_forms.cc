#include "report/stamp/date_forms.h"

namespace candor::report {

namespace {

bool plausible_year(int year) {
  return year >= 1950 && year <= 2199;
}

// One of . / - with at most one space on either side of a dash and one space after a dot.
char eat_separator(Cursor& cursor) {
  Cursor c = cursor;
  const bool spaced = c.spaces(1) > 0;
  const char separator = c.peek();
  if (separator != '-' && separator != '.' && separator != '/') return 0;
  if (spaced && separator != '-') return 0;
  ++c.at;
  if (separator != '/') c.spaces(1);
  if (!is_digit(c.peek())) return 0;
  cursor = c;
  return separator;
}

std::optional<DateParts> read_compact(Cursor& cursor) {
  Cursor c = cursor;
  const auto number = c.number(8);
  if (!number || number->digits != 8 || !plausible_year(number->value / 10000)) return std::nullopt;
  DateParts date;
  date.year = number->value / 10000;
  date.month = number->value / 100 % 100;
  date.day = number->value % 100;
  date.weak = true;
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return std::nullopt;
  cursor = c;
  return date;
}

// The rest of 2024-05-02 after the year.
std::optional<DateParts> read_month_and_day(Cursor& cursor, int year) {
  Cursor c = cursor;
  const char separator = eat_separator(c);
  const auto month = c.number(2);
  if (separator == 0 || !month) return std::nullopt;
  DateParts date;
  date.year = year;
  date.month = month->value;
  date.separator = separator;
  Cursor rest = c;
  if (eat_separator(rest) == separator) {
    if (const auto day = rest.number(2)) {
      date.day = day->value;
      date.iso = separator == '-' && month->digits == 2 && day->digits == 2;
      cursor = rest;
      return date;
    }
    if (read_year(rest)) {
      date.month_lost = true;
      cursor = rest;
      return date;
    }
  }
  // "2024-05" is a month; "2024.8" and "2024/8" are as likely releases or cases.
  const bool month_only = separator == '-' && month->digits == 2 && c.at == cursor.at + 3 && c.peek() != '-' &&
                          c.peek() != '/' && month->value >= 1 && month->value <= 12;
  if (!month_only) return std::nullopt;
  date.month_only = true;
  cursor = c;
  return date;
}

}  // namespace

std::optional<int> read_year(Cursor& cursor) {
  Cursor c = cursor;
  const bool short_form = c.eat('\'');
  const auto number = c.number(short_form ? 2 : 4);
  if (!number || number->digits != (short_form ? 2 : 4)) return std::nullopt;
  const int year = short_form ? 2000 + number->value : number->value;
  if (!plausible_year(year)) return std::nullopt;
  cursor = c;
  return year;
}

std::optional<DateParts> read_year_first(Cursor& cursor) {
  if (auto date = read_compact(cursor)) return date;
  Cursor c = cursor;
  const auto year = read_year(c);
  if (!year) return std::nullopt;
  std::optional<DateParts> date = read_month_and_day(c, *year);
  if (!date) {
    if (!c.eat('-') && !c.eat('/') && c.spaces(1) == 0) return std::nullopt;
    date = read_name_first(c, true);
    if (!date || date->year != 0 || date->last_day != 0) return std::nullopt;
    date->year = *year;
  }
  cursor = c;
  return date;
}

std::optional<DateParts> read_two_numbers(Cursor& cursor) {
  Cursor c = cursor;
  const auto first = c.number(2);
  const char separator = eat_separator(c);
  if (!first || separator == 0) return std::nullopt;
  DateParts date;
  date.separator = separator;
  if (separator == '/' && first->value >= 1 && first->value <= 12) {
    if (const auto year = read_year(c)) {
      date.year = *year;
      date.month = first->value;
      date.month_only = true;
      cursor = c;
      return date;
    }
  }
  const auto second = c.number(2);
  if (!second) return std::nullopt;
  date.first = first->value;
  date.second = second->value;
  Cursor rest = c;
  if (eat_separator(rest) == separator) {
    if (const auto year = read_year(rest)) {
      date.year = *year;
      cursor = rest;
      return date;
    }
    const auto short_year = rest.number(2);
    if (!short_year || short_year->digits != 2) return std::nullopt;
    date.year = 2000 + short_year->value;
    date.weak = true;
    cursor = rest;
    return date;
  }
  if (separator != '/' || c.peek() == '/') return std::nullopt;
  date.weak = true;
  cursor = c;
  return date;
}

std::optional<DateParts> read_dotted_range(Cursor& cursor) {
  Cursor c = cursor;
  const auto first = c.number(2);
  if (!first) return std::nullopt;
  const bool dotted = c.eat('.');
  c.spaces(1);
  if (!c.eat('-')) return std::nullopt;
  c.spaces(1);
  const auto date = read_two_numbers(c);
  if (!date || date->separator != '.' || date->year == 0 || date->weak || (!dotted && date->second > 12)) {
    return std::nullopt;
  }
  cursor = c;
  DateParts range;
  range.year = date->year;
  range.month = date->second;
  range.day = first->value;
  range.last_day = date->first;
  return range;
}

}  // namespace candor::report
