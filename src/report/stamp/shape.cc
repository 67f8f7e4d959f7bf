#include "report/stamp/shape.h"

#include "report/stamp/clock.h"
#include "report/stamp/date.h"
#include "report/stamp/date_forms.h"
#include "report/stamp/names.h"
#include "report/stamp/time.h"
#include "report/stamp/words.h"
#include "report/stamp/zone.h"

namespace candor::report {

namespace {

// " (Tuesday)", ", Tuesday" behind a date.
int read_weekday_behind(Cursor& cursor) {
  Cursor c = cursor;
  c.eat(',');
  c.spaces(2);
  const bool bracket = c.eat('(');
  const int weekday = weekday_of(c.word());
  if (weekday < 0) return -1;
  c.at += c.word().size();
  if (bracket ? !c.eat(')') : is_digit(c.peek()) || c.peek() == '\'') return -1;
  cursor = c;
  return weekday;
}

// "Thu May 2 14:20:05 UTC 2024", as date(1) writes it, and "May  2 14:20:05 2024 GMT", as openssl does.
void read_year_behind(Cursor& cursor, RawStamp& raw) {
  if (raw.date->year != 0 || raw.date->month == 0) return;
  Cursor c = cursor;
  if (c.spaces(1) == 0) return;
  const auto year = read_year(c);
  if (!year || c.peek() == '-' || c.peek() == '/' || c.peek() == '.' || is_ascii_letter(c.peek())) return;
  if (raw.zone.empty()) {
    raw.zone = std::string(read_stamp_zone(c));
    if (raw.zone.empty()) return;
  }
  raw.date->year = *year;
  cursor = c;
}

std::optional<RawStamp> read_dated(Cursor& cursor) {
  Cursor c = cursor;
  RawStamp raw;
  raw.weekday = read_weekday(c);
  raw.date = read_date(c);
  if (!raw.date) return std::nullopt;
  if (raw.weekday < 0) raw.weekday = read_weekday_behind(c);
  Cursor timed = c;
  if (raw.date->year > 0 && raw.date->separator == '.' && c.peek(1) == ' ' && is_digit(c.peek(2))) {
    timed.eat('.');  // "2024. 05. 02. 14:20", as Hungarians write it
  }
  Joint joint;
  if (!raw.date->month_only && !raw.date->quarter && eat_joint(timed, joint)) {
    RawStamp whole = raw;
    if (read_clock(timed, whole, joint)) {
      read_year_behind(timed, whole);
      whole.approximate = joint.approximate;
      cursor = timed;
      return whole;
    }
  }
  if (raw.date->weak) return std::nullopt;
  raw.zone = std::string(read_stamp_zone(c));
  cursor = c;
  return raw;
}

// The date behind a time ("3pm 2/13/2019 AZ Time", "10:15 UTC on 5 June 2026").
void read_date_behind(Cursor& cursor, RawStamp& raw) {
  Cursor c = cursor;
  c.eat(',');
  if (c.spaces(2) == 0) return;
  if (c.eat_word("on") || c.eat_word("of") || c.eat_word("am")) c.spaces(1);
  c.eat('(');
  const int weekday = read_weekday(c);
  const auto date = read_date(c);
  if (!date || date->quarter || date->month_only) return;
  Cursor own_time = c;  // "until 09:00, 2024-05-02 10:15 UTC ...": that date has a time of its own
  Joint joint;
  if (eat_joint(own_time, joint) && read_time(own_time, true)) return;
  raw.date = date;
  raw.weekday = weekday;
  c.eat(')');
  cursor = c;
  if (raw.zone.empty()) raw.zone = std::string(read_stamp_zone(cursor));
}

std::optional<RawStamp> read_timed(Cursor& cursor) {
  Cursor c = cursor;
  RawStamp raw;
  const bool word = !is_digit(cursor.peek());
  if (!read_first_clock(c, raw)) return std::nullopt;
  read_date_behind(c, raw);
  // "noon" and "midnight" alone are words of the language.
  if (word && raw.zone.empty() && !raw.date) return std::nullopt;
  cursor = c;
  return raw;
}

}  // namespace

std::optional<RawStamp> read_stamp(Cursor& cursor) {
  const size_t begin = cursor.at;
  std::optional<RawStamp> raw = read_mask(cursor);
  if (!raw) raw = read_dated(cursor);
  if (!raw) raw = read_timed(cursor);
  if (!raw) return std::nullopt;
  raw->begin = begin;
  raw->end = cursor.at;
  return raw;
}

}  // namespace candor::report
