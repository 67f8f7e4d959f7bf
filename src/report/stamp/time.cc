#include "report/stamp/time.h"

#include <string>

#include "base/fold.h"
#include "report/stamp/zone.h"

namespace candor::report {

namespace {

// "am", "PM", "a.m.", "p.m", with spaces before: 'a', 'p' or 0.
char read_meridiem(Cursor& cursor) {
  Cursor c = cursor;
  c.spaces(2);
  const std::string letter = to_lower(std::string(1, c.peek()));
  if (letter != "a" && letter != "p") return 0;
  ++c.at;
  const bool dotted = c.eat('.');
  if (dotted) c.spaces(1);
  if (!c.eat('m') && !c.eat('M')) return 0;
  if (is_letter(c.peek()) || is_digit(c.peek())) return 0;
  if (dotted) c.eat('.');
  cursor = c;
  return letter.front();
}

// ":05", ".250": seconds and their fraction, which is read and dropped.
void read_seconds(Cursor& cursor, TimeParts& time) {
  if (cursor.peek() != ':' || !is_digit(cursor.peek(1)) || !is_digit(cursor.peek(2)) || is_digit(cursor.peek(3))) {
    return;
  }
  ++cursor.at;
  time.second = cursor.number(2)->value;
  time.precision = Precision::second;
  if ((cursor.peek() == '.' || cursor.peek() == ',') && is_digit(cursor.peek(1))) {
    Cursor c = cursor;
    ++c.at;
    if (c.number(9)) cursor = c;
  }
}

// The minutes behind ':', '.', ' .' or 'h'; false when there are none.
bool read_minutes(Cursor& cursor, TimeParts& time, bool after_date) {
  Cursor c = cursor;
  const bool spaced = c.peek() == ' ' && c.peek(1) == '.' && c.spaces(1) > 0;
  const char mark = c.peek();
  if (mark != ':' && mark != '.' && mark != 'h' && mark != 'H') return false;
  ++c.at;
  const auto minute = c.number(2);
  if (!minute || minute->digits != 2) return false;
  time.minute = minute->value;
  time.precision = Precision::minute;
  if (mark == ':') read_seconds(c, time);
  if (mark == '.') {
    Cursor behind = c;
    const bool clock = after_date && !spaced && !(c.peek() == '.' && is_digit(c.peek(1))) && c.peek() != '%';
    if (!clock && read_meridiem(behind) == 0) return false;
  }
  cursor = c;
  return true;
}

// "1420 UTC", "1420Z", "1420h": four digits are a time only before a zone or a word for hours.
std::optional<TimeParts> read_military(Cursor& cursor) {
  Cursor c = cursor;
  const auto number = c.number(4);
  if (!number || number->digits != 4) return std::nullopt;
  Cursor zone = c;
  zone.spaces(1);
  const bool hours = zone.eat_word("h") || zone.eat_word("hrs") || zone.eat_word("hours");
  if (!hours && (zone.peek() == '+' || zone.peek() == '-' || !read_zone_token(zone))) return std::nullopt;
  if (hours) c = zone;
  TimeParts time;
  time.hour = number->value / 100;
  time.minute = number->value % 100;
  time.precision = Precision::minute;
  if (time.hour > 24 || time.minute > 59) return std::nullopt;
  cursor = c;
  return time;
}

std::optional<TimeParts> read_word(Cursor& cursor) {
  TimeParts time;
  time.precision = Precision::hour;
  if (cursor.eat_word("noon") || cursor.eat_word("midday")) {
    time.hour = 12;
    return time;
  }
  if (!cursor.eat_word("midnight")) return std::nullopt;
  time.midnight = true;
  return time;
}

// "h", "hrs", "Uhr" behind a time, "noon" behind 12:00: part of the stamp, without meaning of their own.
void eat_hour_word(Cursor& cursor, TimeParts& time) {
  Cursor c = cursor;
  c.spaces(1);
  if (time.hour % 12 == 0 && time.minute == 0 && c.eat_word("midnight")) {
    time.midnight = time.hour == 12;
    cursor = c;
    return;
  }
  for (const std::string_view word : {"h", "hrs", "hs", "hours", "uhr", "o'clock", "noon"}) {
    if (c.eat_word(word)) {
      cursor = c;
      return;
    }
  }
}

bool possible(const TimeParts& time) {
  return time.hour <= 24 && time.minute <= 59 && time.second <= 60;
}

}  // namespace

std::optional<TimeParts> read_time(Cursor& cursor, bool after_date) {
  Cursor c = cursor;
  if (auto word = read_word(c)) {
    cursor = c;
    return word;
  }
  if (auto military = read_military(c)) {
    cursor = c;
    return military;
  }
  const auto hour = c.number(2);
  if (!hour) return std::nullopt;
  TimeParts time;
  time.hour = hour->value;
  const bool minutes = read_minutes(c, time, after_date);
  time.meridiem = read_meridiem(c);
  Cursor noon = c;
  noon.spaces(1);
  if (!minutes && time.hour == 12 && noon.eat_word("noon")) {
    time.meridiem = 'p';
    c = noon;
  }
  if (!minutes && time.meridiem == 0) return std::nullopt;
  if (!minutes) time.precision = Precision::hour;
  if (time.meridiem == 0) eat_hour_word(c, time);
  if (c.peek() == ':' && (is_digit(c.peek(1)) || is_letter(c.peek(1)))) return std::nullopt;
  if (!after_date && !possible(time)) return std::nullopt;
  cursor = c;
  return time;
}

bool is_offset(const Cursor& cursor, const TimeParts& from, bool iso) {
  Cursor c = cursor;
  const bool plus = c.peek() == '+';
  if (!plus && c.peek() != '-') return false;
  const bool attached = !is_space(c.before());
  ++c.at;
  const auto hours = c.number(4);
  if (!hours) return false;
  if (plus || hours->digits == 4) return hours->digits == 4 ? plus || iso || !attached : hours->digits <= 2;
  if (hours->digits != 2 || !c.eat(':')) return false;
  const auto minutes = c.number(2);
  if (!minutes || minutes->digits != 2) return false;
  const bool half = (hours->value == 3 || hours->value == 9 || hours->value == 2) && minutes->value == 30;
  const bool in_use = half || (hours->value >= 1 && hours->value <= 12 && minutes->value == 0);
  if (iso || from.precision == Precision::second) return true;
  // "10:00 -06:00" is an offset; "09:00-10:00" a range, but "17:00-05:00" would be a range of twelve hours.
  if (!attached) return in_use;
  return in_use && hours->value < from.hour;
}

std::optional<TimeParts> read_range_end(Cursor& cursor, const TimeParts& from, bool between) {
  if (from.midnight) return std::nullopt;
  Cursor c = cursor;
  c.spaces(2);
  if (is_offset(c, from, false)) return std::nullopt;
  const bool joined = c.eat('-') || c.eat_word("to") || c.eat_word("until") || c.eat_word("till") || c.eat_word("bis");
  if (!joined && !(between && c.eat_word("and"))) return std::nullopt;
  c.spaces(2);
  c.eat('~');
  const auto until = read_time(c, false);
  if (!until || until->midnight || (until->meridiem == 0 && until->precision == Precision::hour)) return std::nullopt;
  cursor = c;
  return until;
}

}  // namespace candor::report
