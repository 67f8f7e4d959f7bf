#include "lifecycle/stamps.h"

#include <algorithm>
#include <chrono>

#include "base/fold.h"
#include "lifecycle/own_words.h"

namespace candor::lifecycle {

namespace {

using report::Precision;
using report::Timestamp;

bool ends_sentence(std::string_view text, size_t at) {
  const char c = text[at];
  if (c != '.' && c != '!' && c != '?' && c != ';') return false;
  return at + 1 == text.size() || is_space(text[at + 1]);
}

Instant day_of(Instant instant) {
  return Instant(std::chrono::floor<std::chrono::days>(instant));
}

// The day "today", "yesterday" or "this morning" before a bare time means.
std::optional<Instant> named_day(std::string_view before, Instant posted) {
  const std::string lower = to_lower(before);
  if (lower.find("yesterday") != std::string::npos) return day_of(posted) - kDay;
  if (lower.find("today") != std::string::npos || lower.find("this morning") != std::string::npos)
    return day_of(posted);
  return {};
}

std::optional<StampRead> read(const Timestamp& stamp) {
  if (stamp.placeholder || stamp.precision == Precision::month || stamp.precision == Precision::none) return {};
  if (!stamp.utc && stamp.readings.empty()) return {};
  const Instant instant = stamp.utc ? stamp.end_utc.value_or(*stamp.utc) : stamp.readings.back();
  const bool whole_day = stamp.precision == Precision::day;
  return StampRead{stamp.span, whole_day ? instant + kDay - Seconds(1) : instant, stamp.has_date || whole_day,
                   !whole_day, stamp.utc.has_value()};
}

}  // namespace

void for_own_sentences(const report::Document& document, const std::function<void(std::string_view, Span)>& visit) {
  const SourceText& source = document.source();
  for (int number = 1; number <= source.line_count(); ++number) {
    const Span line = source.line(number);
    const std::string_view text = source.text(line);
    if (quoted_line(text)) continue;
    size_t begin = 0;
    for (size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && !ends_sentence(text, at)) continue;
      if (at > begin) visit(text.substr(begin, at - begin), {line.begin + begin, line.begin + at});
      begin = at + 1;
    }
  }
}

std::vector<StampRead> stamps_in(const report::Document& document, Span span, Instant posted) {
  std::vector<StampRead> found;
  // The report's stamps know the zone that its surroundings declare.
  for (const report::Report& report : document.reports()) {
    for (const Timestamp& stamp : report.stamps) {
      if (!span.contains(stamp.span.begin)) continue;
      if (auto one = read(stamp)) found.push_back(*one);
    }
  }
  const std::string_view text = document.text(span);
  report::StampContext context;
  context.posted = posted;
  if (const auto day = named_day(text, posted)) context.date = day;
  for (const Timestamp& stamp : report::find_stamps(text, span.begin, context)) {
    const bool known = std::ranges::any_of(found, [&](const StampRead& other) {
      return other.span.begin < stamp.span.end && stamp.span.begin < other.span.end;
    });
    if (known) continue;
    if (auto one = read(stamp)) {
      one->has_date = one->has_date || context.date.has_value();
      found.push_back(*one);
    }
  }
  if (found.empty() && context.date) {
    found.push_back({{span.begin, span.begin}, *context.date + kDay - Seconds(1), true, false, true});
  }
  std::ranges::sort(found, {}, [](const StampRead& one) { return one.span.begin; });
  return found;
}

}  // namespace candor::lifecycle
