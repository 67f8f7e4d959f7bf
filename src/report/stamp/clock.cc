#include "report/stamp/clock.h"

#include <string>

#include "report/stamp/time.h"
#include "report/stamp/zone.h"

namespace candor::report {

namespace {

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
  std::string_view zone = read_stamp_zone(c);  // "(local time 14:00)"
  if (!zone.empty()) c.spaces(1);
  const auto time = read_time(c, false);
  if (!time) return;
  if (zone.empty()) zone = read_stamp_zone(c);
  if (zone.empty() || (bracket && !c.eat(')') && !c.eat(']'))) return;
  raw.twin = time;
  raw.twin_zone = std::string(zone);
  cursor = c;
}

// The zone, also behind marks that close before it: "**14:20** UTC", "[14:20] UTC". A dash that opens no offset is
// left for the range or the event.
std::string read_zone_behind(Cursor& cursor, const TimeParts& time, bool iso) {
  Cursor spaced = cursor;
  spaced.spaces(2);
  const bool sign = spaced.peek() == '-' || spaced.peek() == '+';
  if (sign && !is_offset(cursor, time, iso) && !is_offset(spaced, time, iso)) return "";
  std::string zone(read_stamp_zone(cursor));
  if (!zone.empty()) return zone;
  Cursor c = cursor;
  for (int marks = 0; marks < 3; ++marks) {
    if (!c.eat('*') && !c.eat('_') && !c.eat('`') && !c.eat(']')) break;
  }
  if (c.at == cursor.at || (c.peek() != ' ' && c.peek() != '(')) return "";
  c.spaces(1);
  if (c.peek() == '-' || c.peek() == '+') return "";
  zone = read_stamp_zone(c);
  if (!zone.empty()) cursor = c;
  return zone;
}

void close_bracket(Cursor& cursor, RawStamp& raw, const Joint& joint) {
  if (joint.bracket == 0) return;
  Cursor c = cursor;
  c.spaces(1);
  if (!c.eat(joint.bracket == '(' ? ')' : ']')) return;
  cursor = c;
  if (raw.zone.empty()) raw.zone = read_zone_behind(cursor, *raw.time, false);
}

// Zone, end of a range, again a zone, and the twin, behind a time that was just read.
bool read_rest(Cursor& cursor, RawStamp& raw, const Joint& joint) {
  Cursor c = cursor;
  if (raw.zone.empty()) raw.zone = read_zone_behind(c, *raw.time, joint.iso);
  if (raw.zone.empty() && (is_ascii_letter(c.peek()) || is_digit(c.peek()))) return false;
  if (raw.zone.empty() || !joint.iso) {
    raw.until = read_range_end(c, *raw.time, joint.between);
    if (raw.until && raw.zone.empty()) {
      raw.zone = read_zone_behind(c, *raw.until, false);
    } else if (raw.until) {
      read_stamp_zone(c);
    }
  }
  read_twin(c, raw);
  close_bracket(c, raw, joint);
  cursor = c;
  return true;
}

// "UTC 14:20": the zone before the time.
bool read_zone_and_time(Cursor& cursor, RawStamp& raw) {
  Cursor c = cursor;
  raw.zone = std::string(read_stamp_zone(c));
  if (raw.zone.empty()) return false;
  c.eat(':');
  c.spaces(1);
  raw.time = read_time(c, true);
  if (!raw.time) {
    raw.zone.clear();
    return false;
  }
  cursor = c;
  return true;
}

}  // namespace

bool read_clock(Cursor& cursor, RawStamp& raw, const Joint& joint) {
  if (joint.iso) raw.time = read_basic_time(cursor);
  if (!raw.time) raw.time = read_time(cursor, true);
  if (!raw.time && !read_zone_and_time(cursor, raw)) return false;
  return read_rest(cursor, raw, joint);
}

bool read_first_clock(Cursor& cursor, RawStamp& raw) {
  raw.time = read_time(cursor, false);
  return raw.time && read_rest(cursor, raw, Joint());
}

}  // namespace candor::report
