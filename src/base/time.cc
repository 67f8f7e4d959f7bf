#include "base/time.h"

#include <cctype>
#include <fmt/compile.h>
#include <fmt/format.h>

namespace candor {

namespace {

namespace chrono = std::chrono;

// Reads exactly `digits` decimal digits at the front of text.
std::optional<int> take_number(std::string_view& text, size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (size_t i = 0; i < digits; ++i) {
    if (std::isdigit(static_cast<unsigned char>(text[i])) == 0) return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

// Z, +hh:mm, +hhmm, -hh:mm; the offset east of UTC.
std::optional<Seconds> take_offset(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return Seconds(0);
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2);
  take(text, ':');
  const auto minutes = take_number(text, 2);
  if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  return sign * Seconds(*hours * 3600 + *minutes * 60);
}

struct Civil {
  chrono::year_month_day date;
  chrono::hh_mm_ss<Seconds> time;
};

Civil civil(Instant instant) {
  const auto day = chrono::floor<chrono::days>(instant);
  return {chrono::year_month_day(day), chrono::hh_mm_ss<Seconds>(instant - day)};
}

}  // namespace

std::optional<Instant> make_instant(int year, int month, int day, int hour, int minute, int second) {
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  const bool end_of_day = hour == 24 && minute == 0 && second == 0;
  if (month < 1 || day < 1 || !date.ok()) return std::nullopt;
  if (hour < 0 || minute < 0 || second < 0 || minute > 59 || second > 60) return std::nullopt;
  if (hour > 23 && !end_of_day) return std::nullopt;
  return chrono::sys_days(date) + chrono::hours(hour) + chrono::minutes(minute) + Seconds(second);
}

std::optional<Instant> parse_instant(std::string_view text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day) return std::nullopt;
  if (text.empty()) return make_instant(*year, *month, *day);
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
  const auto hour = take_number(text, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute) return std::nullopt;
  int second = 0;
  if (take(text, ':')) {
    const auto seconds = take_number(text, 2);
    if (!seconds) return std::nullopt;
    second = *seconds;
    if (take(text, '.')) {
      while (!text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) != 0) text.remove_prefix(1);
    }
  }
  const auto offset = take_offset(text);
  const auto local = make_instant(*year, *month, *day, *hour, *minute, second);
  if (!offset || !local || !text.empty()) return std::nullopt;
  return *local - *offset;
}

std::string format_instant(Instant instant) {
  const Civil c = civil(instant);
  const int year = static_cast<int>(c.date.year());
  if (year < 0 || year > 9999) {
    return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z"), year, static_cast<unsigned>(c.date.month()),
                       static_cast<unsigned>(c.date.day()), c.time.hours().count(), c.time.minutes().count(),
                       c.time.seconds().count());
  }
  // Written by hand: a report has a hundred stamps, and each is written several times.
  std::string text = "0000-00-00T00:00:00Z";
  const auto put = [&](size_t at, long value) {
    text[at] = static_cast<char>('0' + value / 10);
    text[at + 1] = static_cast<char>('0' + value % 10);
  };
  put(0, year / 100);
  put(2, year % 100);
  put(5, static_cast<unsigned>(c.date.month()));
  put(8, static_cast<unsigned>(c.date.day()));
  put(11, c.time.hours().count());
  put(14, c.time.minutes().count());
  put(17, c.time.seconds().count());
  return text;
}

std::string format_minute(Instant instant) {
  const std::string iso = format_instant(instant);
  return iso.substr(0, 10) + " " + iso.substr(11, 5) + " UTC";
}

std::string format_date(Instant instant) {
  std::string date = format_instant(instant);
  date.resize(10);
  return date;
}

std::string format_duration(Seconds length) {
  const auto total = length.count() < 0 ? -length.count() : length.count();
  const auto days = total / 86400;
  const auto hours = total % 86400 / 3600;
  const auto minutes = total % 3600 / 60;
  if (days > 0) return fmt::format("{} d {:02} h", days, hours);
  if (hours > 0) return fmt::format("{} h {:02} min", hours, minutes);
  if (minutes > 0) return fmt::format("{} min", minutes);
  return fmt::format("{} s", total);
}

}  // namespace candor
