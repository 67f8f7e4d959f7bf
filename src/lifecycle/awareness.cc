#include "lifecycle/awareness.h"

#include <algorithm>
#include <chrono>

#include "guidelines/version.h"
#include "lifecycle/stamps.h"
#include "rules/support/clocks.h"
#include "rules/support/events.h"
#include "rules/support/words.h"

namespace candor::lifecycle {

namespace {

rules::Context context_of(const Post& post, const Life& life) {
  rules::Context context;
  context.as_of = post.at;
  context.opened = life.opened;
  context.title = life.title;
  context.opened_by_third_party = !life.opened_by_ca;
  return context;
}

Awareness from_moment(const rules::Moment& moment, const Post& post) {
  const bool minute = !moment.whole_day && moment.instant.time_since_epoch().count() % 60 == 0;
  return {moment.instant, moment.whole_day, minute, moment.plain == rules::Plain::implied, post.number};
}

// The rules look for awareness in a Timeline or in the summary of a preliminary report; every other posting of the CA
// Owner is read like the latter.
std::optional<Awareness> aware_in(const report::Document& document, const report::Report& report, const Post& post,
                                  const Life& life) {
  const rules::Context context = context_of(post, life);
  const rules::Input input{document, report, context, guidelines::in_force_at(post.at)};
  const auto& moment = rules::awareness(input);
  return moment ? std::optional(from_moment(*moment, post)) : std::nullopt;
}

// A CA Owner knows of a finding when the auditor tells it: draft report, closing meeting.
const rules::Patterns& auditor_tells() {
  static const rules::Patterns kTold(
      "draft ~ report|findings|finding|statement|letter|opinion; closing|exit|final ~ meeting|interview|session; "
      "auditor*|assessor*|audit team|cab ~ tell|tells|told|inform*|notif*|present*|communicat*|report*|raise*|send*|"
      "disclos*|mention*|find|finds|found|state*; finding ~ presented|communicated|received|reported|raised|notified; "
      "receive*|receipt|arriv*|get ~ finding|findings|audit ~ report|letter");
  return kTold;
}

std::optional<Awareness> told_by_auditor(const report::Document& document, const report::Report& report,
                                         const Post& post, const Life& life) {
  const rules::Context context = context_of(post, life);
  const rules::Input input{document, report, context, guidelines::in_force_at(post.at)};
  for (const auto& event : input.shared<rules::Events>().all()) {
    if (event.stamp == nullptr || !auditor_tells().in(event.words)) continue;
    const auto moment = rules::moment_at(*event.stamp, event.place(), rules::Plain::said);
    if (moment) return from_moment(*moment, post);
  }
  if (!report.timeline.empty()) return {};
  std::optional<Awareness> found;
  for_own_sentences(document, [&](std::string_view sentence, Span span) {
    if (found || !auditor_tells().in(rules::Words(sentence))) return;
    for (const StampRead& stamp : stamps_in(document, span, post.at)) {
      if (found || !stamp.has_date || !stamp.sure || stamp.latest > post.at + std::chrono::hours(24)) continue;
      const bool minute = stamp.has_time && stamp.latest.time_since_epoch().count() % 60 == 0;
      found = Awareness{stamp.latest, !stamp.has_time, minute, false, post.number};
    }
  });
  return found;
}

}  // namespace

std::optional<Awareness> read_awareness(const report::Document& document, const Post& post, const Life& life) {
  std::optional<Awareness> best;
  for (const report::Report& report : document.reports()) {
    if (report.quoted) continue;
    const auto direct = aware_in(document, report, post, life);
    const bool enough = direct && !direct->whole_day && !direct->implied;
    report::Report as_prose = report;
    as_prose.kind = report::Kind::preliminary;
    const auto sentence =
        enough || report.kind == report::Kind::preliminary ? std::nullopt : aware_in(document, as_prose, post, life);
    const auto auditor = life.audit && !enough ? told_by_auditor(document, report, post, life) : std::nullopt;
    for (const auto& found : {direct, auditor, sentence}) {
      if (!found) continue;
      if (!best || better_awareness(*found, post.full, *best, post.full)) best = found;
    }
  }
  return best;
}

std::optional<Awareness> read_problem_report(const report::Document& document, const Post& post, const Life& life) {
  if (!post.full) return {};
  const rules::Context context = context_of(post, life);
  for (const report::Report& report : document.reports()) {
    if (report.quoted) continue;
    const rules::Input input{document, report, context, guidelines::in_force_at(post.at)};
    const auto* event = input.shared<rules::Events>().find(&rules::tells_problem_report);
    if (event == nullptr || event->stamp == nullptr) continue;
    const auto moment = rules::moment_at(*event->stamp, event->place(), rules::Plain::said);
    if (moment) return from_moment(*moment, post);
  }
  return {};
}

bool better_awareness(const Awareness& one, bool one_full, const Awareness& other, bool other_full) {
  if (one.implied != other.implied) return !one.implied;
  if (one.whole_day != other.whole_day) return !one.whole_day;
  return one_full && !other_full;
}

}  // namespace candor::lifecycle
