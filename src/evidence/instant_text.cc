#include "evidence/instant_text.h"

namespace candor::evidence {

namespace {

void append_digits(std::string& out, unsigned value, int digits) {
  char text[4];
  for (int i = digits; i-- > 0; value /= 10) text[i] = static_cast<char>('0' + value % 10);
  out.append(text, static_cast<size_t>(digits));
}

}  // namespace

void append_instant(std::string& out, Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(instant - day);
  const int year = static_cast<int>(date.year());
  if (year < 0 || year > 9999) {
    out += format_instant(instant);
    return;
  }
  append_digits(out, static_cast<unsigned>(year), 4);
  const auto put = [&out](char before, auto number) {
    out.push_back(before);
    append_digits(out, static_cast<unsigned>(number), 2);
  };
  put('-', static_cast<unsigned>(date.month()));
  put('-', static_cast<unsigned>(date.day()));
  put('T', time.hours().count());
  put(':', time.minutes().count());
  put(':', time.seconds().count());
  out.push_back('Z');
}

}  // namespace candor::evidence
