// timeline-utc: each time of the timeline is UTC or local time with its offset; a legend counts for all of them.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <re2/re2.h>
#include <string>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_utc {

// "UTC", "GMT" or a numeric offset stands in the zone as written: "CET (UTC+1)", "UTC+8". The "-01" of 2024-01-08 is
// none.
bool gives_offset(std::string_view zone) {
  // A sign behind a digit belongs to a date or a range.
  static const RE2 kOffset("(?i)\\b(?:utc|gmt|zulu|universal)\\b|^z$|(?:^|[^\\dA-Za-z])[+-]\\d{1,2}(?::?\\d{2})?\\b");
  return RE2::PartialMatch(straighten(zone), kOffset);
}

// A second time in UTC beside the local one: "22:00 HKT (14:00 UTC)".
bool has_utc_beside(const Input& in, const report::Timestamp& stamp) {
  constexpr size_t kNear = 24;
  if (gives_offset(stamp.text)) return true;
  const std::string_view bytes = in.document.source().bytes();
  const size_t line_end = in.document.source().line(in.document.line_of(stamp.span.begin)).end;
  const size_t end = std::min(stamp.span.end + kNear, line_end);
  return end > stamp.span.end && gives_offset(bytes.substr(stamp.span.end, end - stamp.span.end));
}

// What the lines between the heading and the first entry, and the heading itself, say of the zone.
bool declared_with_offset(const Input& in) {
  if (!in.report.zone.empty() && gives_offset(in.report.zone)) return true;
  const report::Section* section = section_of_timeline(in);
  if (section == nullptr || in.report.timeline.empty()) return false;
  if (gives_offset(section->heading.text)) return true;
  const size_t end = std::max(section->body.begin, in.report.timeline.front().span.begin);
  return gives_offset(in.text({section->body.begin, std::min(end, section->body.end)}));
}

enum class Fault { none, no_zone, no_offset };

Fault judge(const Input& in, const report::Timestamp& stamp, bool declared) {
  if (!stamp.has_time || stamp.placeholder) return Fault::none;
  switch (stamp.zone) {
    case report::Zone::utc:
    case report::Zone::offset:
    case report::Zone::date_only:
      return Fault::none;
    case report::Zone::named:
    case report::Zone::declared:
      if (declared || gives_offset(stamp.zone_text) || has_utc_beside(in, stamp)) return Fault::none;
      return Fault::no_offset;
    case report::Zone::none:
      return declared || has_utc_beside(in, stamp) ? Fault::none : Fault::no_zone;
  }
  return Fault::none;
}

// A legend goes on speaking of times that were rewritten in UTC, so it is the legend that gets the offset: "All times
// are CEST (UTC+2)." Only where all these times have one offset and the legend stands above the list.
std::optional<Fix> fix_legend(const Input& in, const std::vector<const report::Timestamp*>& stamps) {
  const report::Section* section = section_of_timeline(in);
  if (section == nullptr || in.report.timeline.empty() || stamps.empty()) return {};
  const std::optional<Seconds> offset = stamps.front()->offset;
  const bool one = offset && std::all_of(stamps.begin(), stamps.end(), [&](const report::Timestamp* stamp) {
                     return stamp->offset == offset && stamp->zone == report::Zone::declared;
                   });
  const Span above{section->heading.span.begin, in.report.timeline.front().span.begin};
  const size_t at = one && above.begin < above.end ? in.text(above).find(in.report.zone) : std::string_view::npos;
  if (at == std::string_view::npos) return {};
  const size_t end = above.begin + at + in.report.zone.size();
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(*offset).count();
  const auto size = std::abs(minutes);
  const std::string rest = size % 60 == 0 ? std::string() : fmt::format(":{:02}", size % 60);
  return Fix{"add the offset to the legend",
             {end, end},
             fmt::format(" (UTC{}{}{})", minutes < 0 ? '-' : '+', size / 60, rest)};
}

void check(const Input& in, Sink& out) {
  const bool declared = declared_with_offset(in);
  const Events& events = in.shared<Events>();
  const Events::Event* first = nullptr;
  Fault fault = Fault::none;
  size_t faults = 0;
  size_t timed = 0;
  std::vector<Fix> fixes;
  std::vector<const report::Timestamp*> faulty;
  for (const Events::Event& event : events.all()) {
    if (event.stamp == nullptr || !event.stamp->has_time) continue;
    ++timed;
    const Fault found = judge(in, *event.stamp, declared);
    if (found == Fault::none) continue;
    ++faults;
    // The zone is known, so the same moment can be written in UTC.
    const report::Timestamp& stamp = *event.stamp;
    faulty.push_back(&stamp);
    if (found == Fault::no_offset && !stamp.iso.empty() && in.report.zone.empty())
      fixes.push_back({"write the times in UTC", stamp.span, stamp.iso});
    if (first == nullptr) {
      first = &event;
      fault = found;
    }
  }
  if (first == nullptr) return;
  const std::string how_many = faults == timed ? std::string("times") : fmt::format("{} of {} times", faults, timed);
  const std::string zone = first->stamp->zone_text.empty() ? in.report.zone : first->stamp->zone_text;
  Draft draft =
      out.add(first->stamp->span,
              fault == Fault::no_zone
                  ? fmt::format("{} in the timeline have no time zone, here \"{}\"", how_many, first->stamp->text)
                  : fmt::format("{} in the timeline are in {} without the offset from UTC", how_many,
                                zone.empty() ? "a named zone" : "\"" + zone + "\""));
  draft.help("Give UTC times, state once that all times are UTC, or add the offset (+01:00) to each local time.")
      .requirement("timeline-utc");
  if (!in.report.zone.empty()) {
    if (auto legend = fix_legend(in, faulty)) fixes = {*std::move(legend)};
  }
  for (Fix& fix : fixes) draft.fix(std::move(fix));
}

}  // namespace candor::rules::timeline_utc

namespace candor::rules {

extern const Rule kTimelineUtc{
    .id = "timeline-utc",
    .title = "Times are UTC or carry their offset from UTC",
    .requirements = {"timeline-utc"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Names of zones are ambiguous and change with summer time; a deadline cannot be computed from them.",
    .check = timeline_utc::check};

}  // namespace candor::rules
