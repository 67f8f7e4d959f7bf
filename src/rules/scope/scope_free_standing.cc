// scope-free-standing: a report is understood without reading any other; scope-complete-despite-elsewhere: it is
// complete even where the facts already stand in discussions; scope-summarize-previous: it sums them up. What a
// program sees: a field or section whose whole content sends the reader elsewhere.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/labels.h"
#include "rules/support/place.h"
#include "rules/support/pointer.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::scope_free_standing {

using report::Field;
using report::Section;
using report::SectionId;

// What the field or section itself demands and a pointer does not give: its own rule leaves that case to this one.
std::string_view own_requirement(std::string_view label, SectionId section) {
  if (label == label::kIncidentDescription && section == SectionId::summary) return "summary-incident-description";
  if (label == label::kHeuristic) return "impact-heuristic";
  const bool timeline = section == SectionId::timeline || section == SectionId::topic_timeline;
  return label.empty() && timeline ? "timeline-section" : std::string_view();
}

void report_pointer(const Input& in, Sink& out, Span span, const std::string& what, Elsewhere where,
                    std::string_view own) {
  Draft draft = out.add(span, fmt::format("{} only points to {}", what, describe(where)));
  draft.help("Repeat the content here; repetition is expected.").requirement("scope-free-standing");
  if (!own.empty()) draft.requirement(own);
  if (in.report.kind != Kind::full) return;
  draft.requirement("scope-complete-despite-elsewhere");
  if (where == Elsewhere::comment) draft.requirement("scope-summarize-previous");
}

// "The matter has been discussed at length on the list, and we do not wish to repeat it."
bool refuses_to_repeat(const Words& words) {
  static const Patterns kRepeats(
      "not ~ repeat*|restate*|reproduce ~ here|them|it|this|that|again; "
      "discussed|explained|described|answered|treated|covered ~ length|detail|already|fully ~ "
      "list|thread|forum|comment*|bug*|group|discussion; "
      "all|everything|every ~ given|described|explained|told|written|said|found ~ in|at|by comment*|bug*|report*");
  return kRepeats.in(words);
}

// "For the problem itself and why these certificates are affected, please read that bug": one sentence leaves the
// story, and not only details, to another text.
bool hands_over(const Words& words) {
  static const Patterns kStory(
      "problem; description; details; facts; what was|is wrong; incident itself; background; context; why; reason*; "
      "nature; root cause*; cause*; what happened|went; "
      "how it; understand; story; history");
  static const Patterns kRead(
      "please|should|must|can|to|kindly|may|we|is|are|reader* ~ "
      "read|see|refer|refers|referred|consult|look|point|find|finds|found|described|known ~ "
      "bug*|report|reports|comment*|ticket|thread|posting*|post|notice; "
      "find|finds|known|described|explained|contained ~ in|from ~ bug*|preliminary|earlier|previous|first|comment*");
  bool found = false;
  for_sentences(words, [&](size_t first, size_t last) {
    found = found || (kStory.find(words, first, last) && kRead.find(words, first, last));
  });
  return found;
}

// "As described in bug 1951222, a log was retired. Here the same happened with another log.": not only a pointer, but
// nobody understands it without the other report.
bool leans_on_another(const Words& words) {
  static const Patterns kLeans(
      "as|like|similar ~ described|explained|reported|stated|mentioned|told|said|already ~ in ~ bug*|incident|report; "
      "same ~ as ~ in ~ bug*|report; see bug*");
  static const Patterns kSame("same|again|also|similar*|identical|likewise|too|analogous*");
  constexpr size_t kFew = 35;  // words
  if (hands_over(words) || refuses_to_repeat(words)) return true;
  if (words.empty() || words.size() > kFew) return false;
  const auto [first, last] = words.span_of(0);
  return kLeans.find(words, first, std::min(last, first + 10)) && kSame.in(words);
}

// A closure report that leaves its causes to "the full report" says nothing by itself.
bool leaves_to_full_report(std::string_view prose) {
  static const Patterns kFull(
      "see|refer*|described|explained|given|told|found|stated|analysed|analyzed ~ full|preliminary|incident ~ report; "
      "see|refer* ~ report");
  constexpr size_t kShort = 20;  // words
  const Words words(prose);
  return words.size() <= kShort && kFull.in(words);
}

void check_leaning(const Input& in, Sink& out, const Field& field) {
  const bool story = field.label == label::kIncidentDescription || field.label == "Description";
  if (!story || !leans_on_another(words_of(in, field.value.span))) return;
  out.add(field.value.span, fmt::format("field \"{}\" reads as leaning on another report", field.label))
      .help("Repeat the content here; repetition is expected.")
      .requirement("scope-free-standing")
      .at_most(Level::should);
}

void check_field(const Input& in, Sink& out, const Field& field) {
  if (field.value.empty() || !may_point_elsewhere(words_of(in, field.value.span))) return;
  // Optional, or not due outside of a report on delayed revocation: a pointer is more than was asked.
  if (field.label == "Additional considerations") return;
  if (in.report.kind == Kind::closure && leaves_to_full_report(in.document.prose(field.value.span))) {
    return report_pointer(in, out, field.value.span, fmt::format("field \"{}\"", field.label), Elsewhere::report, {});
  }
  if (field.label == "Analysis" && !in.context.tagged("revocation-delay")) return;
  const std::string& prose = folded_prose(in, field.value.span);
  if (report::says_not_applicable(prose)) return;
  const Elsewhere where = points_elsewhere(prose);
  if (where == Elsewhere::none) return check_leaning(in, out, field);
  report_pointer(in, out, field.value.span, fmt::format("field \"{}\"", field.label), where,
                 own_requirement(field.label, field.section));
}

// Sections that hold text of their own; titles, lists of related bugs and of certificates point by nature.
bool holds_text(SectionId id) {
  switch (id) {
    case SectionId::summary:
    case SectionId::impact:
    case SectionId::timeline:
    case SectionId::root_cause:
    case SectionId::lessons:
    case SectionId::went_well:
    case SectionId::didnt_go_well:
    case SectionId::action_items:
    case SectionId::finding:
    case SectionId::topic_awareness:
    case SectionId::topic_timeline:
    case SectionId::topic_issuance:
    case SectionId::topic_summary:
    case SectionId::topic_explanation:
    case SectionId::topic_steps:
    case SectionId::issue_description:
    case SectionId::issue_root_cause:
    case SectionId::issue_remediation:
      return true;
    default:
      return false;
  }
}

// A first sentence that sends the reader away, and short remarks behind it that say nothing more ("these comments
// already contain all").
Elsewhere section_points(const Words& words) {
  constexpr size_t kShort = 500;
  const Elsewhere whole = points_elsewhere(words.folded());
  if (whole != Elsewhere::none || words.folded().size() > kShort) return whole;
  if (words.sentences() < 2) return Elsewhere::none;
  const auto [first, last] = words.span_of(0);
  const Elsewhere opening = points_elsewhere(words.text(first, last));
  if (opening == Elsewhere::none) return opening;
  static const Patterns kNothingMore(
      "already ~ contain*|said|say|answer*|explain*|given|describ*; nothing ~ to add; all that ~ is ~ say; no "
      "~ further ~ information|details");
  return kNothingMore.in(words) ? opening : Elsewhere::none;
}

// Few words, and the reader is told that more was said elsewhere.
void check_short_section(const Input& in, Sink& out, const Section& section) {
  constexpr size_t kFew = 40;  // words
  const Words& words = words_of(in, section.body);
  if (words.size() > kFew || !refuses_to_repeat(words)) return;
  out.add(section.heading.span,
          fmt::format("section \"{}\" reads as leaving its content to another text", section.heading.text))
      .help("Repeat the content here; repetition is expected.")
      .requirement("scope-free-standing")
      .requirement("scope-complete-despite-elsewhere")
      .at_most(Level::should);
}

void check_section(const Input& in, Sink& out, const Section& section) {
  if (!holds_text(section.id) || section.body.size() > 1500) return;
  if (!may_point_elsewhere(words_of(in, section.body))) return;
  const Elsewhere where = section_points(words_of(in, section.body));
  if (where == Elsewhere::none) return check_short_section(in, out, section);
  const Span span = section.body.empty() ? section.heading.span : Span{section.body.begin, section.body.begin};
  const auto& lines = in.document.markdown().lines();
  Span place = span;
  for (const auto& line : lines) {
    if (line.number > section.first_line && line.number <= section.last_line && own_line(in, line)) {
      place = line.content;
      break;
    }
  }
  report_pointer(in, out, place, fmt::format("section \"{}\"", section.heading.text), where,
                 own_requirement({}, section.id));
}

void check(const Input& in, Sink& out) {
  for (const Field& field : in.report.fields) check_field(in, out, field);
  for (const auto& factor : in.report.factors) {
    for (const Field& field : factor.fields) check_field(in, out, field);
  }
  for (const Section& section : in.report.sections) check_section(in, out, section);
}

}  // namespace candor::rules::scope_free_standing

namespace candor::rules {
extern const Rule kScopeFreeStanding{
    .id = "scope-free-standing",
    .title = "The report is complete and understood on its own",
    .requirements = {"scope-free-standing", "scope-complete-despite-elsewhere", "scope-summarize-previous"},
    .kinds = kReport | kClosure | kAudit,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Years later the report is read by people who do not follow the bug.",
    .check = scope_free_standing::check};
}
