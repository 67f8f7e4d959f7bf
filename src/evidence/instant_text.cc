#include "evidence/instant_text.h"

#include <cstring>

namespace candor::evidence {

namespace {

// "00" to "99"
constexpr std::array<char, 200> kPairs = [] {
  std::array<char, 200> pairs{};
  for (size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

void put_pair(char* out, unsigned number) {
  std::memcpy(out, kPairs.data() + 2 * size_t{number}, 2);
}

}  // namespace

void append_instant(std::string& out, Instant instant) {
  InstantText().append(out, instant);
}

void InstantText::append(std::string& out, Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  if (day != day_) {
    const std::chrono::year_month_day date(day);
    const int year = static_cast<int>(date.year());
    if (year < 0 || year > 9999) {
      out += format_instant(instant);
      return;
    }
    day_ = day;
    text_ = {'Y', 'Y', 'Y', 'Y', '-', 'M', 'M', '-', 'D', 'D', 'T', 'h', 'h', ':', 'm', 'm', ':', 's', 's', 'Z'};
    put_pair(text_.data(), static_cast<unsigned>(year) / 100);
    put_pair(text_.data() + 2, static_cast<unsigned>(year) % 100);
    put_pair(text_.data() + 5, static_cast<unsigned>(date.month()));
    put_pair(text_.data() + 8, static_cast<unsigned>(date.day()));
  }
  const auto second = static_cast<unsigned>((instant - day).count());
  const size_t size = out.size();
  out.append(text_.data(), text_.size());
  char* time = out.data() + size + 11;  // not in text_: what was written in pieces is not soon read at once
  put_pair(time, second / 3600);
  put_pair(time + 3, second / 60 % 60);
  put_pair(time + 6, second % 60);
}

}  // namespace candor::evidence
