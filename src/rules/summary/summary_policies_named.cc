// summary-policies-named: the field names each policy document that makes the problem an incident, with its version
// and the sections concerned. Documents are recognised by name; one that nobody knows passes if it reads as a rule
// book.
#include <algorithm>
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/policies.h"
#include "rules/support/prose.h"

namespace candor::rules::summary_policies_named {

struct Lack {
  bool version = false;
  bool section = false;
  bool entirely = false;  // not one mark in the whole field
  // Names of the first documents concerned.
  std::string no_version;
  std::string no_section;
};

Lack find_lack(const Words& words, const std::vector<PolicyMention>& policies) {
  const PolicyMarks marks = find_policy_marks(words);
  Lack lack;
  for (const PolicyMention& policy : policies) {
    const bool version = !policy.version && marks.versions < policies.size();
    const bool section = !policy.section && marks.sections < policies.size();
    if (version && lack.no_version.empty()) lack.no_version = policy.name;
    if (section && lack.no_section.empty()) lack.no_section = policy.name;
    lack.version = lack.version || version;
    lack.section = lack.section || section;
  }
  lack.entirely = (lack.version && marks.versions == 0) || (lack.section && marks.sections == 0);
  return lack;
}

void report_lack(const report::Field& field, const Lack& lack, Sink& out) {
  const std::string_view what = lack.version && lack.section ? "version and section"
                                : lack.version               ? "version"
                                                             : "section";
  Draft draft =
      out.add(field.value.span, lack.entirely ? fmt::format("the relevant policies are named without {}", what)
                                              : fmt::format("\"{}\" is named without {}",
                                                            lack.version ? lack.no_version : lack.no_section, what));
  draft.help("Give the version in force at the time and the section numbers of each document.");
  if (lack.version) draft.requirement("summary-policies-version");
  if (lack.section) draft.requirement("summary-policies-section");
  if (!lack.entirely) draft.at_most(Level::should);
}

void check(const Input& in, Sink& out) {
  const report::Field* field =
      require_field(in, out, report::SectionId::summary, label::kPolicies, {"summary-policies-named"});
  if (field == nullptr) return;
  const Words& words = words_of(in, field->value.span);
  const auto policies = find_policies(words);
  if (policies.empty()) {
    Draft draft =
        out.add(field->value.span, fmt::format("\"{}\" reads as no policy document's name", field->value.text));
    draft.help("Name each document that makes this an incident, with version and section.");
    draft.requirement("summary-policies-named").requirement("summary-policies-version");
    draft.requirement("summary-policies-section");
    const PolicyMarks marks = find_policy_marks(words);
    if (speaks_of_policy(words) || marks.sections > 0) draft.at_most(Level::should);
    return;
  }
  const Lack lack = find_lack(words, policies);
  if (!lack.version && !lack.section) return;
  if (!lack.entirely) return report_lack(*field, lack, out);
  // What one document has and another has not is advice, even beside what is missing from all.
  const PolicyMarks marks = find_policy_marks(words);
  Lack whole = lack;
  whole.version = lack.version && marks.versions == 0;
  whole.section = lack.section && marks.sections == 0;
  report_lack(*field, whole, out);
  Lack part = lack;
  part.version = lack.version && !whole.version;
  part.section = lack.section && !whole.section;
  part.entirely = false;
  if (part.version || part.section) report_lack(*field, part, out);
}

}  // namespace candor::rules::summary_policies_named

namespace candor::rules {

extern const Rule kSummaryPoliciesNamed{
    .id = "summary-policies-named",
    .title = "Relevant policies are named with version and section",
    .requirements = {"summary-policies-named", "summary-policies-version", "summary-policies-section"},
    .kinds = kReport,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Readers check the text that was in force; without version and section they cannot find it.",
    .check = summary_policies_named::check};

}  // namespace candor::rules
