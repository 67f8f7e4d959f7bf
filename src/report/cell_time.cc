#include "report/cell_time.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "base/fold.h"
#include "report/timestamp.h"

namespace candor::report {

namespace {

constexpr Seconds kMinute{60};
constexpr Seconds kDay{86400};

// 2026-03-15, 2026-03-15 00:12, 2026-03-15T00:12:41Z
std::optional<CellTime> parse_iso_time(std::string_view cell) {
  constexpr size_t kDate = 10, kToMinutes = 16;
  auto when = parse_instant(cell);
  if (!when) when = parse_instant(std::string(cell) + "Z");
  if (!when) return std::nullopt;
  if (cell.size() <= kDate) return CellTime{*when, kDay};
  return CellTime{*when, cell.size() > kToMinutes && cell[kToMinutes] == ':' ? Seconds(1) : kMinute};
}

// Go prints "2026-03-15 00:12:41 +0000 UTC".
std::optional<CellTime> parse_go_time(std::string_view cell) {
  const size_t space = cell.rfind(' ');
  const size_t offset = space == std::string_view::npos ? space : cell.rfind(' ', space - 1);
  if (offset == std::string_view::npos || offset < 11 || cell.find_first_of("+-", offset) != offset + 1) {
    return std::nullopt;
  }
  return parse_iso_time(std::string(cell.substr(0, offset)) + std::string(cell.substr(offset + 1, space - offset - 1)));
}

// GeneralizedTime and UTCTime (RFC 5280 section 4.1.2.5), the basic form of ISO 8601, and its date alone.
std::optional<CellTime> parse_asn1_time(std::string_view cell) {
  const bool zone = cell.ends_with('Z');
  std::string digits(zone ? cell.substr(0, cell.size() - 1) : cell);
  if (digits.size() == 15 && digits[8] == 'T') digits.erase(8, 1);
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  if (digits.size() == 12 && zone) digits.insert(0, digits[0] < '5' ? "20" : "19");
  if (digits.size() != 14 && (digits.size() != 8 || zone)) return std::nullopt;
  std::string iso = fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2));
  if (digits.size() == 14) {
    iso += fmt::format("T{}:{}:{}Z", digits.substr(8, 2), digits.substr(10, 2), digits.substr(12, 2));
  }
  return parse_iso_time(iso);
}

// OpenSSL and Go print "Mar 15 00:12:41 2025 GMT".
std::optional<CellTime> parse_openssl_time(std::string_view cell) {
  static constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  std::vector<std::string> parts;
  const std::string folded = fold(cell);
  for (const std::string_view part : split(folded, ' ')) parts.emplace_back(part);
  if (parts.size() < 4 || parts[0].size() != 3) return std::nullopt;
  const size_t month = kMonths.find(parts[0]);
  if (month == std::string_view::npos || month % 3 != 0) return std::nullopt;
  const std::string iso = fmt::format("{}-{:02}-{:0>2}T{}Z", parts[3], month / 3 + 1, parts[1], parts[2]);
  return parse_iso_time(iso);
}

std::optional<CellTime> find_time(std::string_view cell) {
  StampContext context;
  context.zone = "UTC";
  const auto stamps = find_stamps(cell, 0, context, true);
  if (stamps.empty() || !stamps.front().utc) return std::nullopt;
  const Precision precision = stamps.front().precision;
  const bool timed = stamps.front().has_time;
  return CellTime{*stamps.front().utc, !timed ? kDay : precision == Precision::second ? Seconds(1) : kMinute};
}

}  // namespace

std::optional<CellTime> read_cell_time(std::string_view cell) {
  for (const auto parse : {parse_iso_time, parse_go_time, parse_asn1_time, parse_openssl_time}) {
    if (const auto time = parse(cell)) return time;
  }
  return find_time(cell);
}

std::optional<Instant> parse_cell_time(std::string_view cell) {
  const auto time = read_cell_time(cell);
  return time ? std::optional(time->when) : std::nullopt;
}

bool guesses_month(std::string_view cell) {
  const auto number = [&cell] {
    const size_t digits = std::min(cell.find_first_not_of("0123456789"), cell.size());
    cell.remove_prefix(digits);
    return digits == 1 || digits == 2;
  };
  const auto mark = [&cell] {
    const bool there = !cell.empty() && std::string_view("/.-").find(cell.front()) != std::string_view::npos;
    if (there) cell.remove_prefix(1);
    return there;
  };
  return number() && mark() && number() && mark() && !cell.empty() && is_digit(cell.front());
}

}  // namespace candor::report
