// summary-source-consistent: the source value agrees with the timeline, with a preliminary report beside it
// and with who opened the bug.
#include <chrono>
#include <fmt/format.h>
#include <string>

#include "rules/rule.h"
#include "rules/support/author.h"
#include "rules/support/events.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/source.h"

namespace candor::rules::summary_source_consistent {

// What the texts around the field say of the discovery.
struct Story {
  bool by_third_party = false;
  bool by_auditor = false;
  bool by_itself = false;
  std::string evidence;
  bool certain = false;
};

bool auditor_found_it(const Words& words) {
  static const Patterns kInternal(
      "internal|self|own|quarterly|monthly|weekly ~ audit*|assess*; audit* ~ log|trail|logs");
  static const Patterns kAuditor(
      "auditor*|assessor*; closing meeting; audit ~ finding*|report|letter|team|meeting; audit finding*; "
      "qualification; "
      "conformity assessment");
  // "Cuts the video for the auditor", "destroyed in front of the auditor": they are there, and found nothing.
  static const Patterns kAudience(
      "for|to|before|towards|informs|informed|tells|told the|our|an|external|qualified auditor*|assessor*; "
      "front of the|our|an|external|qualified auditor*|assessor*");
  static const Patterns kActs(
      "auditor*|assessor* "
      "find*|found|report*|note*|ask*|identif*|detect*|discover*|raise*|raising|saw|sees|tell*|told|inform*|issue*|"
      "record*|point*|observ*|sends|sent|writes|wrote|flag*|state*|list*|says|said|has|have|had|also|then; "
      "finding*|report|letter|mail|question*|remark* ~ auditor*|assessor*");
  if (kAudience.in(words) && !kActs.in(words)) return false;
  return kAuditor.in(words) && !kInternal.in(words);
}

bool outsider_found_it(const Words& words) {
  static const Patterns kOutsider(
      "problem report*; cpr; researcher; third party; reporter; relying party; community member; external ~ "
      "party|reporter|researcher; mailing list|lists; "
      "forum|thread|blog|tweet|student|journalist|outsider|somebody|someone; root "
      "program*|mozilla|chrome|google|apple|microsoft ~ "
      "informs|informed|notifies|notified|contacts|contacted|reports|reported|asks|asked; bug ~ opened|filed|created "
      "by");
  return kOutsider.in(words);
}

// A customer who complains is a third party too, but many reports call that self reported.
bool customer_found_it(const Words& words) {
  static const Patterns kCustomer(
      "customer|subscriber|user|applicant|administrator|partner|reseller ~ "
      "reports|reported|informs|informed|notifies|notified|complains|complained|tells|told|asks|asked|writes|wrote|"
      "calls|called|points|pointed; complaint ~ customer|subscriber|user; "
      "another|other ca; "
      "writes|wrote|mailed|contacts|contacted|tells|told|informs|informed|alerts|alerted|notifies|notified us|our");
  return kCustomer.in(words);
}

bool found_itself(const Words& words) {
  static const Patterns kSelf(
      "our|internal ~ monitoring|linter|lint|linting|review|job|check|audit|scan|engineer*|team|test*; "
      "engineer|developer|operator|colleague|employee ~ notic*|asks|finds|found|sees|saw|discover*|loads|detect*; "
      "monitoring|linter|lint|linting|scan ~ report*|detect*|found|finds|flag*|show*|alert*; we ~ "
      "found|noticed|discovered|detected|identified");
  return kSelf.in(words);
}

// The entries of the days before often tell who found it: "mail of a researcher arrives", then "we are aware".
void look_before(const Events& events, const Events::Event& aware, Story& story) {
  constexpr auto kReach = std::chrono::hours(72);
  for (const Events::Event& event : events.all()) {
    if (!event.at() || !aware.at() || *event.at() > *aware.at() || *aware.at() - *event.at() > kReach) continue;
    static const Patterns kArrives(
        "mail*|message*|report*|letter*|call*|question*|ticket*|note*|hint*|complaint* ~ of|from|by; "
        "sends|sent|writes|wrote|reports|reported|informs|informed|notifies|notified|tells|told|asks|asked|notes|noted|"
        "finds|found|contacts|contacted|points|pointed|opens|opened|files|filed|puts|raises|raised");
    if (!kArrives.in(event.words)) continue;
    story.by_auditor = story.by_auditor || auditor_found_it(event.words);
    story.by_third_party = story.by_third_party || outsider_found_it(event.words);
  }
}

// The timeline's awareness entry; only a plain one is certain.
Story read_timeline(const Input& in) {
  Story story;
  const Events& events = in.shared<Events>();
  const auto aware = events.find(tells_awareness);
  if (!aware) return story;
  story.by_auditor = auditor_found_it(aware.event->words);
  const bool outsider = outsider_found_it(aware.event->words);
  story.by_third_party = outsider || customer_found_it(aware.event->words);
  story.by_itself = found_itself(aware.event->words);
  static const Patterns kOther("of|from|at ~ another|other ca|company|organisation|organization");
  if (kOther.in(aware.event->words)) story.by_itself = false;
  look_before(events, *aware.event, story);
  story.certain = aware.mark == Mark::plain && (outsider || story.by_auditor);
  story.evidence = fmt::format("line {} of the timeline", aware.event->entry->line);
  return story;
}

// A preliminary report in the same comment that names another source.
bool preliminary_says(const Input& in, SourceValue value) {
  for (const report::Report& part : in.document.reports()) {
    if (&part == &in.report || part.kind != Kind::preliminary) continue;
    const report::Field* field = find_field(part.fields, label::kSource);
    if (field != nullptr && read_source(field->value.text).value == value) return true;
  }
  return false;
}

void contradict(Sink& out, const report::Field& field, std::string_view why, bool certain, bool audit) {
  Draft draft =
      out.add(field.value.span, fmt::format("the source of disclosure is \"{}\", but {}", field.value.text, why));
  draft.help("Choose the value that fits the story, or tell in the timeline how the CA came to know.");
  draft.requirement("summary-source-consistent");
  if (audit) draft.requirement("audit-source-value");
  if (!certain) draft.at_most(Level::should);
}

void check_self(const Input& in, const report::Field& field, const Story& story, Sink& out) {
  if (preliminary_says(in, SourceValue::third_party)) {
    return contradict(out, field, "the preliminary report says Third Party Reported", true, false);
  }
  if (in.context.opened_by_third_party) return contradict(out, field, "a third party opened the bug", true, false);
  if (story.by_third_party && !story.by_itself) {
    return contradict(out, field, story.evidence + " reads as a report by a third party", story.certain, false);
  }
  if (in.context.tagged("external")) contradict(out, field, "the whiteboard says external", false, false);
}

void check(const Input& in, Sink& out) {
  const report::Field* field = find_field(in.report.fields, label::kSource);
  if (field == nullptr || field->value.empty() || written_by_third_party(in)) return;
  const SourceValue value = read_source(field->value.text).value;
  if (value == SourceValue::none) return;
  const Story story = read_timeline(in);
  if (value != SourceValue::audit && story.by_auditor) {
    return contradict(out, *field, story.evidence + " reads as a finding of the auditor", story.certain, true);
  }
  if (value == SourceValue::self) return check_self(in, *field, story, out);
  if (value == SourceValue::third_party && story.by_itself && !story.by_third_party) {
    return contradict(out, *field, story.evidence + " reads as found by the CA itself", false, false);
  }
  if (value == SourceValue::audit && (story.by_itself || story.by_third_party) && !story.by_auditor) {
    contradict(out, *field, story.evidence + " does not name an auditor", false, false);
  }
}

}  // namespace candor::rules::summary_source_consistent

namespace candor::rules {

extern const Rule kSummarySourceConsistent{
    .id = "summary-source-consistent",
    .title = "The source of disclosure fits the timeline and the bug",
    .requirements = {"summary-source-consistent", "audit-source-value"},
    .kinds = kReport,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Who found the problem decides which clocks run; two accounts of it leave that open.",
    .check = summary_source_consistent::check};

}  // namespace candor::rules
