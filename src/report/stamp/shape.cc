#include "report/stamp/shape.h"

#include "report/stamp/date.h"
#include "report/stamp/names.h"
#include "report/stamp/time.h"
#include "report/stamp/words.h"
#include "report/stamp/zone.h"

namespace candor::report {

namespace {

// What may stand between a date and its time.
struct Joint {
  char bracket = 0;  // '(' before the time
  bool iso = false;  // the letter T
  bool approximate = false;
};

bool eat_joint_word(Cursor& c, Joint& joint) {
  for (const std::string_view word : {"at", "um", "around", "about", "approximately", "approx", "circa", "ca", "from",
                                      "a las", "starting", "by", "until"}) {
    if (!c.eat_word(word)) continue;
    joint.approximate |= word == "around" || word == "about" || word == "approximately" || word == "approx" ||
                         word == "circa" || word == "ca";
    if (c.peek() == '.') ++c.at;
    return true;
  }
  return false;
}

// Eats ", ", " - ", " at ~", "T", ": ", " (~", "** " ...; false when nothing separates.
bool eat_joint(Cursor& cursor, Joint& joint) {
  Cursor c = cursor;
  if ((c.peek() == 'T' || c.peek() == 't') && is_digit(c.peek(1))) {
    joint.iso = true;
    ++cursor.at;
    return true;
  }
  for (int steps = 0; steps < 8; ++steps) {
    const size_t before = c.at;
    if (c.eat('~')) {
      joint.approximate = true;
    } else if (joint.bracket == 0 && (c.peek() == '(' || c.peek() == '[')) {
      joint.bracket = c.peek();
      ++c.at;
    } else if (!(c.spaces(6) > 0 || c.eat(',') || c.eat('-') || c.eat(':') || c.eat('@') || c.eat('*') || c.eat('_'))) {
      if (!eat_joint_word(c, joint)) break;
    }
    if (c.at == before) break;
  }
  if (c.at == cursor.at) return false;
  cursor = c;
  return true;
}

// ISO 8601 basic form behind T: hhmm or hhmmss.
std::optional<TimeParts> read_basic_time(Cursor& cursor) {
  Cursor c = cursor;
  const auto number = c.number(6);
  if (!number || (number->digits != 4 && number->digits != 6)) return std::nullopt;
  const int hhmm = number->digits == 6 ? number->value / 100 : number->value;
  TimeParts time;
  time.hour = hhmm / 100;
  time.minute = hhmm % 100;
  time.second = number->digits == 6 ? number->value % 100 : 0;
  time.precision = number->digits == 6 ? Precision::second : Precision::minute;
  cursor = c;
  return time;
}

// " (09:30 UTC)", " / 09:30 UTC", " = 09:30 UTC": the same moment on another clock.
void read_twin(Cursor& cursor, RawStamp& raw) {
  Cursor c = cursor;
  c.spaces(2);
  const bool bracket = c.eat('(') || c.eat('[');
  if (!bracket && !c.eat('/') && !c.eat('=')) return;
  c.spaces(1);
  const auto time = read_time(c, false);
  if (!time || time->precision == Precision::none) return;
  const std::string_view zone = read_stamp_zone(c);
  if (zone.empty() || (bracket && !c.eat(')') && !c.eat(']'))) return;
  raw.twin = time;
  raw.twin_zone = std::string(zone);
  cursor = c;
}

// The zone, the end of a range, again a zone, and the twin, behind a time that was just read.
bool read_after_time(Cursor& cursor, RawStamp& raw, const Joint& joint) {
  Cursor c = cursor;
  const bool sign = is_offset(c, *raw.time, joint.iso);
  Cursor spaced = c;
  spaced.spaces(2);
  if (sign || (spaced.peek() != '-' && spaced.peek() != '+') || is_offset(spaced, *raw.time, joint.iso)) {
    raw.zone = std::string(read_stamp_zone(c));
  }
  if (raw.zone.empty() && (is_ascii_letter(c.peek()) || is_digit(c.peek()))) return false;
  if (raw.zone.empty() || !joint.iso) {
    if (auto until = read_range_end(c, *raw.time)) {
      raw.until = until;
      const std::string_view zone = read_stamp_zone(c);
      if (raw.zone.empty()) raw.zone = std::string(zone);
    }
  }
  read_twin(c, raw);
  if (joint.bracket != 0) {
    Cursor close = c;
    close.spaces(1);
    if (close.eat(joint.bracket == '(' ? ')' : ']')) {
      c = close;
      if (raw.zone.empty()) raw.zone = std::string(read_stamp_zone(c));
    }
  }
  cursor = c;
  return true;
}

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

std::optional<TimeParts> read_joined_time(Cursor& cursor, const Joint& joint) {
  if (joint.iso) {
    if (auto basic = read_basic_time(cursor)) return basic;
  }
  return read_time(cursor, true);
}

std::optional<RawStamp> read_dated(Cursor& cursor) {
  Cursor c = cursor;
  RawStamp raw;
  raw.weekday = read_weekday(c);
  raw.date = read_date(c);
  if (!raw.date) return std::nullopt;
  if (raw.weekday < 0) raw.weekday = read_weekday_behind(c);
  Cursor timed = c;
  Joint joint;
  if (!raw.date->month_only && !raw.date->quarter && eat_joint(timed, joint)) {
    RawStamp whole = raw;
    whole.time = read_joined_time(timed, joint);
    if (whole.time && read_after_time(timed, whole, joint)) {
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
  raw.time = read_time(c, false);
  if (!raw.time) return std::nullopt;
  const bool word = !is_digit(cursor.peek());
  if (!read_after_time(c, raw, Joint())) return std::nullopt;
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
