#include "evidence/event_time.h"

#include <array>

#include "base/fold.h"

namespace candor::evidence {

namespace {

constexpr std::string_view kNoTime = "is no time that can be read";
constexpr std::string_view kNoZone = "has no time zone; --utc says that such times are UTC";
constexpr std::string_view kOtherZone = "has a time zone that is neither UTC nor an offset";
constexpr std::string_view kNoDate = "is not a date and time that exist";
constexpr std::string_view kDayOrMonth = "does not say which number is the day and which the month";
constexpr std::string_view kDateOnly = "is a date without a time; --utc says that it is midnight UTC";

bool digit(char c) {
  return c >= '0' && c <= '9';
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  char peek() const { return rest_.empty() ? '\0' : rest_[0]; }
  bool take(char c) {
    if (peek() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void spaces() {
    while (peek() == ' ') rest_.remove_prefix(1);
  }
  size_t digits_ahead() const {
    size_t count = 0;
    while (count < rest_.size() && digit(rest_[count])) ++count;
    return count;
  }
  // A number of `least` to `most` digits, all that stand there.
  std::optional<int> number(size_t least, size_t most) {
    const size_t count = digits_ahead();
    return count < least || count > most ? std::nullopt : fixed(count);
  }
  // A number of exactly `count` digits, whatever follows.
  std::optional<int> fixed(size_t count) {
    if (digits_ahead() < count) return std::nullopt;
    int value = 0;
    for (size_t i = 0; i < count; ++i) value = value * 10 + (rest_[i] - '0');
    rest_.remove_prefix(count);
    return value;
  }
  std::string_view word() {
    size_t count = 0;
    while (count < rest_.size() && ((rest_[count] | 0x20) >= 'a' && (rest_[count] | 0x20) <= 'z')) ++count;
    const std::string_view out = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return out;
  }

 private:
  std::string_view rest_;
};

struct Civil {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  std::optional<Seconds> offset;  // none: no zone was written
  bool other_zone = false;
  bool timed = false;
};

std::optional<int> month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                               "may",       "june",     "july",     "august",
                                                               "september", "october",  "november", "december"};
  const std::string lower = to_lower(word);
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (lower == kMonths[i] || lower == kMonths[i].substr(0, 3)) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

bool weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const std::string lower = to_lower(word.substr(0, 3));
  for (const std::string_view day : kDays) {
    if (lower == day) return true;
  }
  return false;
}

// hh:mm[:ss[.fraction]], or hhmmss right behind a compact date.
bool read_clock(Scanner& in, Civil& civil) {
  const auto hour = in.fixed(2);
  if (!hour) return false;
  civil.hour = *hour;
  civil.timed = true;
  const bool colons = in.take(':');
  const auto minute = in.fixed(2);
  if (!minute) return false;
  civil.minute = *minute;
  if (colons ? in.take(':') : digit(in.peek())) {
    const auto second = in.fixed(2);
    if (!second) return false;
    civil.second = *second;
  }
  if (in.peek() == '.' || in.peek() == ',') {
    in.take(in.peek());
    if (!digit(in.peek())) return false;
    while (digit(in.peek())) in.take(in.peek());
  }
  return true;
}

// Z, UTC, GMT, +02:00, +0200, +02, UTC+2 is not taken.
bool read_zone(Scanner& in, Civil& civil) {
  in.spaces();
  const std::string_view name = in.word();
  if (!name.empty()) {
    const std::string lower = to_lower(name);
    if (lower == "z" || lower == "utc" || lower == "gmt") {
      civil.offset = Seconds(0);
    } else {
      civil.other_zone = true;
    }
  }
  if (in.peek() != '+' && in.peek() != '-') return true;
  if (!name.empty()) return false;
  const int sign = in.take('-') ? -1 : 1;
  if (sign == 1) in.take('+');
  const auto hours = in.fixed(2);
  if (!hours || *hours > 14) return false;
  in.take(':');
  const auto minutes = in.done() || !digit(in.peek()) ? std::optional(0) : in.fixed(2);
  if (!minutes || *minutes > 59) return false;
  civil.offset = Seconds(sign * (*hours * 3600 + *minutes * 60));
  return true;
}

// 2026-03-20..., 2026/03/20..., 20260320T101112...
bool read_numeric(Scanner& in, Civil& civil) {
  const bool compact = in.digits_ahead() == 8;
  const auto year = in.fixed(4);
  if (!year) return false;
  civil.year = *year;
  const char separator = in.peek();
  if (!compact && separator != '-' && separator != '/') return false;
  if (!compact) in.take(separator);
  const auto month = in.fixed(2);
  if (!month || (!compact && !in.take(separator))) return false;
  const auto day = in.fixed(2);
  if (!day) return false;
  civil.month = *month;
  civil.day = *day;
  if (in.done()) return true;
  if (!in.take('T') && !in.take('t')) {
    if (in.peek() != ' ') return false;
    in.spaces();
  }
  return read_clock(in, civil) && read_zone(in, civil);
}

// 20 Mar 2026 10:11:12 +0000 or 20/Mar/2026:10:11:12 +0000
bool read_day_first(Scanner& in, Civil& civil) {
  const auto day = in.number(1, 2);
  if (!day) return false;
  const char separator = in.peek();
  if (separator != ' ' && separator != '/' && separator != '-') return false;
  in.take(separator);
  const auto month = month_of(in.word());
  if (!month || !in.take(separator)) return false;
  const auto year = in.fixed(4);
  if (!year) return false;
  civil.day = *day;
  civil.month = *month;
  civil.year = *year;
  if (in.done()) return true;
  if (!in.take(':')) in.spaces();
  return read_clock(in, civil) && read_zone(in, civil);
}

// Fri Mar 20 10:11:12 UTC 2026 (after the weekday)
bool read_month_first(Scanner& in, std::string_view month_word, Civil& civil) {
  const auto month = month_of(month_word);
  in.spaces();
  const auto day = month ? in.number(1, 2) : std::nullopt;
  in.spaces();
  if (!day || !read_clock(in, civil) || !read_zone(in, civil)) return false;
  in.spaces();
  const auto year = in.fixed(4);
  if (!year) return false;
  civil.month = *month;
  civil.day = *day;
  civil.year = *year;
  return true;
}

bool read_named(Scanner& in, Civil& civil) {
  const std::string_view first = in.word();
  if (!weekday(first) || month_of(first)) return read_month_first(in, first, civil);
  in.take(',');
  in.spaces();
  if (digit(in.peek())) return read_day_first(in, civil);
  return read_month_first(in, in.word(), civil);
}

bool slashes(std::string_view text) {
  Scanner in(text);
  const auto first = in.number(1, 2);
  const char separator = in.peek();
  if (!first || (separator != '/' && separator != '.' && separator != '-')) return false;
  in.take(separator);
  return in.number(1, 2) && in.take(separator);
}

// Seconds, milli-, micro- or nanoseconds since 1970, told by their size; of this millennium.
std::optional<Instant> read_epoch(std::string_view text) {
  Scanner in(text);
  const size_t count = in.digits_ahead();
  if (count != 10 && count != 13 && count != 16 && count != 19) return std::nullopt;
  int64_t seconds = 0;
  for (size_t i = 0; i < 10; ++i) seconds = seconds * 10 + (text[i] - '0');
  const std::string_view rest = text.substr(count);
  const bool fraction = count == 10 && rest.size() > 1 && rest[0] == '.' &&
                        rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
  if (!rest.empty() && !fraction) return std::nullopt;
  return Instant(Seconds(seconds));
}

bool read_civil(std::string_view text, Civil& civil) {
  Scanner in(text);
  const size_t ahead = in.digits_ahead();
  const bool read = ahead == 0                 ? read_named(in, civil)
                    : ahead == 4 || ahead == 8 ? read_numeric(in, civil)
                                               : read_day_first(in, civil);
  in.spaces();
  return read && in.done();
}

}  // namespace

EventTime read_event_time(std::string_view text, bool utc) {
  text = trim(text);
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  if (const auto epoch = read_epoch(text)) return {epoch, ""};
  if (slashes(text)) return {std::nullopt, kDayOrMonth};
  Civil civil;
  if (!read_civil(text, civil)) return {std::nullopt, kNoTime};
  const auto instant = make_instant(civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second);
  if (!instant) return {std::nullopt, kNoDate};
  if (civil.other_zone) return {std::nullopt, kOtherZone};
  if (!civil.offset && !utc) return {std::nullopt, civil.timed ? kNoZone : kDateOnly};
  return {*instant - civil.offset.value_or(Seconds(0)), ""};
}

}  // namespace candor::evidence
