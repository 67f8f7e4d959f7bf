// UTCTime and GeneralizedTime to instants. RFC 5280 section 4.1.2.5 wants seconds and Z; OpenSSL's ASN1_TIME_to_tm
// also reads times without seconds, with offsets and with fractions, and so do we.
#include <array>

#include "x509/certificate.h"

namespace candor::x509 {

namespace {

class Digits {
 public:
  explicit Digits(Input text) : text_(text) {}

  std::optional<int> pair() {
    if (text_.size() < 2 || !digit(text_[0]) || !digit(text_[1])) return std::nullopt;
    const int value = (text_[0] - '0') * 10 + (text_[1] - '0');
    text_ = text_.subspan(2);
    return value;
  }
  bool take(char c) {
    if (text_.empty() || text_[0] != static_cast<uint8_t>(c)) return false;
    text_ = text_.subspan(1);
    return true;
  }
  bool at_digit() const { return !text_.empty() && digit(text_[0]); }
  void skip_digits() {
    while (at_digit()) text_ = text_.subspan(1);
  }
  bool done() const { return text_.empty(); }

 private:
  static bool digit(uint8_t c) { return c >= '0' && c <= '9'; }
  Input text_;
};

std::optional<int> read_year(Digits& in, bool utc) {
  const auto first = in.pair();
  if (!first) return std::nullopt;
  if (utc) return *first < 50 ? 2000 + *first : 1900 + *first;
  const auto second = in.pair();
  if (!second) return std::nullopt;
  return *first * 100 + *second;
}

// Z, or +hhmm / -hhmm; seconds to subtract.
std::optional<Seconds> read_zone(Digits& in) {
  if (in.take('Z')) return in.done() ? std::optional(Seconds(0)) : std::nullopt;
  const bool east = in.take('+');
  if (!east && !in.take('-')) return std::nullopt;
  const auto hours = in.pair();
  const auto minutes = hours ? in.pair() : std::nullopt;
  if (!minutes || *hours > 12 || *minutes > 59 || !in.done()) return std::nullopt;
  const Seconds offset(*hours * 3600 + *minutes * 60);
  return east ? offset : -offset;
}

// Days since 1970 of a date from 1950 to 2049, where every fourth year is a leap year; nullopt when there is no such
// day. (Two of these in each of millions of certificates: std::chrono's are right for all centuries, and cost more.)
std::optional<int64_t> usual_date(unsigned year, unsigned month, unsigned day) {
  static constexpr std::array<unsigned, 13> kBefore = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
  const bool leap = year % 4 == 0;
  const unsigned length = kBefore[month] - kBefore[month - 1] + (leap && month == 2 ? 1 : 0);
  if (day > length) return std::nullopt;
  const unsigned in_year = kBefore[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1;
  const int64_t leap_days = (int64_t{year} - 1901) / 4 - 17;  // before the year, since 1970
  return (int64_t{year} - 1970) * 365 + leap_days + in_year;
}

// YYMMDDhhmmssZ, the one form that RFC 5280 wants of times before 2050 and nearly every certificate has; nullopt for
// all else, also for what is no date.
std::optional<Instant> usual_time(Input text) {
  if (text.size() != 13 || text[12] != 'Z') return std::nullopt;
  bool digits = true;
  const auto pair = [&](size_t at) {
    const unsigned tens = text[at] - unsigned{'0'};
    const unsigned ones = text[at + 1] - unsigned{'0'};
    digits &= tens < 10;
    digits &= ones < 10;
    return tens * 10 + ones;
  };
  const unsigned year = pair(0), month = pair(2), day = pair(4), hour = pair(6), minute = pair(8), second = pair(10);
  if (!digits || month - 1 >= 12 || day - 1 >= 31 || hour >= 24 || minute >= 60 || second >= 60) return std::nullopt;
  const auto date = usual_date(year + (year < 50 ? 2000 : 1900), month, day);
  if (!date) return std::nullopt;
  return Instant(std::chrono::days(*date)) + std::chrono::hours(hour) + std::chrono::minutes(minute) + Seconds(second);
}

}  // namespace

std::optional<Instant> parse_time(uint8_t tag, Input text) {
  const bool utc = tag == kUtcTime;
  if (utc) {
    if (const auto usual = usual_time(text)) return usual;
  }
  Digits in(text);
  const auto year = read_year(in, utc);
  const auto month = year ? in.pair() : std::nullopt;
  const auto day = month ? in.pair() : std::nullopt;
  const auto hour = day ? in.pair() : std::nullopt;
  const auto minute = hour ? in.pair() : std::nullopt;
  if (!minute || *hour > 23) return std::nullopt;
  int second = 0;
  if (in.at_digit()) {
    const auto seconds = in.pair();
    if (!seconds || *seconds > 59) return std::nullopt;
    second = *seconds;
    if (!utc && in.take('.')) {
      if (!in.at_digit()) return std::nullopt;
      in.skip_digits();
    }
  }
  const auto zone = read_zone(in);
  const auto local = make_instant(*year, *month, *day, *hour, *minute, second);
  if (!zone || !local) return std::nullopt;
  return *local - *zone;
}

TimeView time_view(const Element& element) {
  return {element.tag, element.content, parse_time(element.tag, element.content)};
}

}  // namespace candor::x509
