// Forms of a date that name the month.
#include "report/stamp/date_forms.h"
#include "report/stamp/names.h"

namespace candor::report {

namespace {

// st, nd, rd, th (also the wrong one: "21th"), or the full stop of "2. June".
void eat_ordinal(Cursor& cursor) {
  for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (cursor.eat_word(suffix)) return;
  }
}

// True when the number just read is the hour of a time, not a day ("July 25 - 14:00", "May 5 - 3 pm").
bool is_hour(Cursor after) {
  if ((after.peek() == ':' || after.peek() == '.') && is_digit(after.peek(1))) return true;
  if (is_letter(after.peek()) && after.peek() != 's' && after.peek() != 't' && after.peek() != 'n' &&
      after.peek() != 'r') {
    return true;
  }
  after.spaces(1);
  return after.eat_word("am") || after.eat_word("pm") || after.eat_word("a") || after.eat_word("p");
}

// "-17", " to 17th": the last day of a range, or 0.
int read_last_day(Cursor& cursor) {
  Cursor c = cursor;
  c.spaces(1);
  if (!c.eat('-') && !c.eat_word("to") && !c.eat_word("until") && !c.eat_word("through")) return 0;
  c.spaces(1);
  const auto day = c.number(2);
  if (!day || is_hour(c)) return 0;
  eat_ordinal(c);
  cursor = c;
  return day->value;
}

// The year after a day and a name: ", 2022", " 2022", "-2019", "/2021", ". 2024", " de 2024"; 0 if none.
int read_trailing_year(Cursor& cursor) {
  Cursor c = cursor;
  c.spaces(1);
  if (!c.eat(',') && !c.eat('.') && !c.eat('-')) c.eat('/');
  c.spaces(3);
  if (c.eat_word("of") || c.eat_word("de")) c.spaces(2);
  const auto year = read_year(c);
  if (!year) return 0;
  cursor = c;
  return *year;
}

// "-24" of "03-May-24", "/24" of "03/May/24"; 0 if none.
int read_short_year(Cursor& cursor) {
  Cursor c = cursor;
  if (!c.eat('-') && !c.eat('/')) return 0;
  const auto year = c.number(2);
  if (!year || year->digits != 2 || c.peek() == ':' || is_letter(c.peek())) return 0;
  cursor = c;
  return 2000 + year->value;
}

// A month's name; 0 if none. "may" and its like are words of the language, so lower case is reported.
int read_month(Cursor& cursor, bool& lowered) {
  const std::string_view word = cursor.word();
  const int month = month_of(word);
  if (month == 0) return 0;
  lowered = word.front() >= 'a' && word.front() <= 'z';
  cursor.at += word.size();
  return month;
}

}  // namespace

std::optional<DateParts> read_day_and_name(Cursor& cursor) {
  Cursor c = cursor;
  const auto day = c.number(2);
  if (!day) return std::nullopt;
  eat_ordinal(c);
  DateParts date;
  date.day = day->value;
  if (c.peek() != '-' || !is_letter(c.peek(1))) date.last_day = read_last_day(c);
  c.eat('.');
  const size_t before = c.at;
  if (!c.eat('-') && !c.eat('/')) c.spaces(3);
  if (c.eat_word("day")) c.spaces(1);
  if (c.eat_word("of") || c.eat_word("de")) c.spaces(2);
  if (c.at == before && c.before() != '.' && !is_digit(c.before())) return std::nullopt;
  bool lowered = false;
  date.month = read_month(c, lowered);
  if (date.month == 0) return std::nullopt;
  Cursor rest = c;
  rest.eat('.');
  date.year = read_trailing_year(rest);
  if (date.year == 0) date.year = read_short_year(rest);
  if (date.year != 0) c = rest;
  if (date.year == 0 && (lowered || is_digit(c.peek()))) return std::nullopt;
  cursor = c;
  return date;
}

std::optional<DateParts> read_name_first(Cursor& cursor, bool year_known) {
  Cursor c = cursor;
  DateParts date;
  bool lowered = false;
  date.month = read_month(c, lowered);
  if (date.month == 0) return std::nullopt;
  c.eat('.');
  if (!c.eat('-') && !c.eat('/')) {
    c.eat(',');
    c.spaces(3);
  }
  if (c.eat_word("the")) c.spaces(2);
  Cursor month_only = c;
  if (const auto year = read_year(month_only)) {
    date.year = *year;
    date.month_only = true;
    cursor = month_only;
    return date;
  }
  const auto day = c.number(2);
  if (!day || is_hour(c)) return std::nullopt;
  eat_ordinal(c);
  date.day = day->value;
  date.last_day = read_last_day(c);
  date.year = read_trailing_year(c);
  if (date.year == 0 && ((lowered && !year_known) || is_letter(c.peek()))) return std::nullopt;
  cursor = c;
  return date;
}

}  // namespace candor::report
