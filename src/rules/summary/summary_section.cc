// summary-section: a Summary section is there, holds text, and stays short. The template's fields have rules of their
// own; here counts only whether the section exists and reads as a short account.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/labels.h"
#include "rules/support/prose.h"
#include "rules/support/sections.h"
#include "rules/support/words.h"

namespace candor::rules::summary_section {

// The catalogue suggests about 400 words; fields with policies and dates add to the prose.
constexpr size_t kLong = 500;

// "CAA issue." tells what the title tells. No sentence on what went wrong where has fewer words than this.
constexpr size_t kFewest = 6;

void check_description(const Input& in, Sink& out) {
  const report::Field* field = in.report.field(label::kIncidentDescription);
  if (field == nullptr || report::says_not_applicable(field->value.text)) return;
  const size_t count = words_of(in, field->value.span).size();
  if (count == 0 || count >= kFewest) return;
  out.add(field->value.span, fmt::format("the incident description has {} words and reads as a title", count))
      .help("Tell in a few sentences what went wrong, where, and how many objects are concerned.")
      .requirement("summary-section")
      .at_most(Level::should);
}

void check(const Input& in, Sink& out) {
  if (!require_section(in, out, report::SectionId::summary, {"summary-section"})) return;
  const report::Section* section = in.report.section(report::SectionId::summary);
  if (section == nullptr) return;
  check_description(in, out);
  const Words& words = words_of(in, section->body);
  if (words.empty()) {
    out.add(section->heading.span, "section \"Summary\" is empty")
        .help("Tell in a few sentences what happened.")
        .requirement("summary-section");
  } else if (words.size() > kLong) {
    out.add(section->heading.span, fmt::format("section \"Summary\" has {} words", words.size()))
        .help("Keep it to the nature of the problem and move details to Impact, Timeline and Root Cause Analysis.")
        .requirement("summary-section")
        .at_most(Level::should);
  }
}

}  // namespace candor::rules::summary_section

namespace candor::rules {

extern const Rule kSummarySection{
    .id = "summary-section",
    .title = "The Summary section gives a short account of the incident",
    .requirements = {"summary-section"},
    .kinds = kReport,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "The summary is what most readers read; it has to tell what happened without the rest.",
    .check = summary_section::check};

}  // namespace candor::rules
