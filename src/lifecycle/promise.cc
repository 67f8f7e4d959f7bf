#include "lifecycle/promise.h"

#include <re2/re2.h>

#include "base/fold.h"
#include "lifecycle/own_words.h"
#include "lifecycle/stamps.h"
#include "rules/support/words.h"

namespace candor::lifecycle {

namespace {

using rules::Patterns;
using rules::Words;

const Patterns& about_the_report() {
  static const Patterns kFull(
      "full|final|complete|detailed|comprehensive ~ report|incident; report ~ "
      "follow*|provided|posted|published|available|complete*|submitted|delivered|filed|ready; "
      "post|publish|provide|submit|deliver|file|follow ~ report");
  return kFull;
}

// "within two weeks", "in 10 days".
std::optional<Seconds> span_of_days(std::string_view sentence) {
  static const RE2 kSpan(R"((?i)\b(?:within|in)\s+(?:the\s+next\s+)?(\w+)\s+(day|week)s?\b)");
  std::string count;
  std::string unit;
  if (!RE2::PartialMatch(re2::StringPiece(sentence.data(), sentence.size()), kSpan, &count, &unit)) return {};
  const std::string lower = to_lower(count);
  const auto number = lower == "a" ? std::optional<long long>(1) : rules::spelled_number_of(lower);
  if (!number || *number > 100) return {};
  return std::chrono::hours(24 * (to_lower(unit) == "week" ? 7 : 1) * *number);
}

Instant end_of_day(Instant instant) {
  return Instant(std::chrono::floor<std::chrono::days>(instant)) + std::chrono::hours(24) - Seconds(1);
}

}  // namespace

std::optional<Instant> promised_date(const report::Document& document, Instant posted) {
  std::optional<Instant> promised;
  for_own_sentences(document, [&](std::string_view sentence, Span span) {
    if (promised || !contains_ci(sentence, "report")) return;
    if (!about_the_report().in(Words(sentence))) return;
    for (const StampRead& stamp : stamps_in(document, span, posted)) {
      if (stamp.latest > posted && stamp.has_date) promised = stamp.has_time ? stamp.latest : end_of_day(stamp.latest);
    }
    if (promised) return;
    if (const auto days = span_of_days(sentence)) promised = end_of_day(posted + *days);
  });
  return promised;
}

}  // namespace candor::lifecycle
