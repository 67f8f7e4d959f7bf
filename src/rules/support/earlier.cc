#include "rules/support/earlier.h"

#include <algorithm>
#include <chrono>
#include <re2/re2.h>

#include "report/stamp_index.h"
#include "rules/support/place.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

constexpr Seconds kHalfDay = std::chrono::hours(12);

// Calls visit(moment, stamp) for each stamp of the line that lies at least half a day before the posting: a heading
// like "Update of 30 June" names the text itself.
template <typename Visit>
void for_earlier_stamps(const Input& in, Span line, Visit visit) {
  const auto& stamps = in.report.stamps;  // in source order
  for (size_t i = report::first_stamp_in(stamps, line).value_or(stamps.size()); i < stamps.size(); ++i) {
    const report::Timestamp& stamp = stamps[i];
    if (stamp.span.begin >= line.end) return;
    if (!stamp.utc || !stamp.has_date) continue;
    const bool whole_day = stamp.precision == report::Precision::day;
    const Instant instant = whole_day ? *stamp.utc + std::chrono::hours(24) - Seconds(1) : *stamp.utc;
    if (instant <= *in.context.as_of - kHalfDay) visit(Moment{instant, whole_day, Plain::said, line}, stamp.span);
  }
}

}  // namespace

// The words right before a stamp make it the date of an earlier update ("in the update of", "our last comment (").
bool names_update(std::string_view before) {
  static const RE2 kUpdate(
      R"((?i)(?:\b(?:last|previous|prior|earlier|former|preceding|recent|our|the|first)\s+(?:\w+\s+)?)"
      R"((?:update|comment|post|posting|status|message|report)s?\b[^.;:]{0,25}|\bsince (?:our |the )?update[^.;:]{0,25}|)"
      R"(\bwe (?:last )?(?:updated|posted|reported|commented|wrote)\b[^.;:]{0,30})[(\[ ]*$)");
  // "77 in our full report of 6 June" is where a figure stood, not the update before this one.
  static const RE2 kReport(R"((?i)\b(?:full|preliminary|initial|incident)\s+(?:incident\s+)?reports?\b[^.;:]{0,25}$)");
  static const RE2 kSince(R"((?i)\b(?:since|after|last|previous)\b)");
  if (RE2::PartialMatch(before, kReport) && !RE2::PartialMatch(before, kSince)) return false;
  return RE2::PartialMatch(before, kUpdate);
}

std::optional<Moment> previous_update(const Input& in) {
  if (!in.context.as_of) return {};
  std::optional<Moment> latest;
  for_own_lines(in, [&](const markdown::Line& line) {
    for_earlier_stamps(in, line.content, [&](const Moment& moment, Span stamp) {
      constexpr size_t kBefore = 80;
      const size_t begin = std::max(line.content.begin, stamp.begin > kBefore ? stamp.begin - kBefore : 0);
      if (!names_update(in.text({begin, stamp.begin}))) return;
      if (!latest || moment.instant > latest->instant) latest = moment;
    });
  });
  return latest;
}

std::optional<Moment> dated_question(const Input& in) {
  if (!in.context.as_of) return {};
  static const Patterns kAsked(
      "question|questions|comment|request|inquiry|enquiry ~ of|from|on|dated|asked|posted|received|raised; "
      "asked|wrote|requested|commented|posted ~ on; you|they ~ asked|wrote; wrote; in reply to");
  static const Patterns kOwn("our|we|my ~ comment|update|reply|response|answer; we ~ wrote|posted|commented");
  std::optional<Moment> earliest;
  const auto& lines = in.document.markdown().lines();
  for (const auto& line : lines) {
    if (line.number < in.report.first_line || line.number > in.report.last_line || line.blank() || line.code) continue;
    const Words& words = words_of(in, line);
    // "> comment 9, 2026-02-10 07:45 UTC: What prevents ...?" names the question it quotes.
    const bool quotes_comment = line.quote > 0 && !words.empty() && words[0] == "comment";
    if ((!kAsked.in(words) && !quotes_comment) || kOwn.in(words)) continue;
    for_earlier_stamps(in, line.content, [&](const Moment& moment, Span) {
      if (!earliest || moment.instant < earliest->instant) earliest = moment;
    });
  }
  return earliest;
}

}  // namespace candor::rules
