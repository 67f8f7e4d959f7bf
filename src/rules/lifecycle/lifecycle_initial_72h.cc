// lifecycle-initial-72h: within 72 hours of becoming aware the CA Owner posts a first report, or answers a third
// party's. audit-finding-72h says the same of a finding of an audit. Elapsed hours; a stamp to the minute has up to
// 59 seconds of slack, a bare date lasts until the end of the day.
#include <algorithm>
#include <chrono>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/author.h"
#include "rules/support/clocks.h"
#include "rules/support/events.h"
#include "rules/support/fields.h"
#include "rules/support/place.h"

namespace candor::rules::lifecycle_initial_72h {

constexpr Seconds kLimit = std::chrono::hours(72);
constexpr Seconds kSlack = std::chrono::minutes(1);

bool source_is_audit(const Input& in) {
  const report::Field* source = find_field(in.report.fields, "Source of incident disclosure");
  return source != nullptr && contains_ci(source->value.text, "audit");
}

// Whatever the field says, the timeline tells of an auditor's finding.
bool auditor_in_story(const Input& in) {
  static const Patterns kAuditor(
      "auditor*|assessor* ~ "
      "finds|found|notes|noted|notices|noticed|lists|listed|reports|reported|writes|wrote|sends|sent|"
      "presents|presented|raises|raised|points|pointed|informs|informed|tells|told; finding*|nonconformit* ~ "
      "presented|received|announced|handed");
  const auto& all = in.shared<Events>().all();
  return std::any_of(all.begin(), all.end(), [](const auto& event) { return kAuditor.in(event.words); });
}

// The first posting; a preliminary report whose bug is not known is one itself.
std::optional<Moment> first_answer(const Input& in) {
  if (auto posting = first_posting(in)) return posting;
  if (in.report.kind != Kind::preliminary || !in.context.as_of || in.context.opened) return {};
  return Moment{*in.context.as_of, false, Plain::implied, {}};
}

void check(const Input& in, Sink& out) {
  if (!is_main(in) || written_by_third_party(in)) return;
  const auto aware = awareness(in);
  const auto answer = first_answer(in);
  if (!aware || !answer || answer->instant <= aware->instant + kLimit + kSlack) return;
  Draft draft = out.add(aware->span, fmt::format("the first report came on {}, {} after awareness on {}", show(*answer),
                                                 format_duration(answer->instant - aware->instant), show(*aware)));
  draft.help("Say in the report why the 72 hours were missed; a preliminary report would have kept them.");
  if (source_is_audit(in) || auditor_in_story(in)) draft.requirement("audit-finding-72h");
  draft.requirement("lifecycle-initial-72h");
  if (bug_opened_by_third_party(in)) draft.requirement("lifecycle-third-party-response-72h");
  if (aware->plain == Plain::implied || answer->plain == Plain::implied) draft.at_most(Level::should);
}

}  // namespace candor::rules::lifecycle_initial_72h

namespace candor::rules {
extern const Rule kLifecycleInitial72h{
    .id = "lifecycle-initial-72h",
    .title = "The first report came within 72 hours of awareness",
    .requirements = {"lifecycle-initial-72h", "audit-finding-72h", "lifecycle-third-party-response-72h"},
    .kinds = kReport,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Relying parties can only protect themselves from what they know.",
    .check = lifecycle_initial_72h::check};
}
