// summary-incident-description: the field tells what happened, briefly and itself.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::summary_incident_description {

constexpr size_t kLong = 250;

void check(const Input& in, Sink& out) {
  const report::Field* field =
      require_field(in, out, report::SectionId::summary, label::kIncidentDescription, {"summary-incident-description"});
  if (field == nullptr) return;
  if (report::says_not_applicable(field->value.text)) {
    out.add(field->value.span, "the incident description says that it does not apply")
        .help("Describe in a few sentences what happened.")
        .requirement("summary-incident-description");
    return;
  }
  const Words& words = words_of(in, field->value.span);
  // A bare pointer to another text is reported by scope-free-standing, with this requirement.
  if (words.size() > kLong) {
    out.add(field->written.span, fmt::format("the incident description has {} words", words.size()))
        .help("Keep it short and move details to the other sections.")
        .requirement("summary-incident-description")
        .at_most(Level::may);
  }
}

}  // namespace candor::rules::summary_incident_description

namespace candor::rules {

extern const Rule kSummaryIncidentDescription{.id = "summary-incident-description",
                                              .title = "The incident description tells what happened",
                                              .requirements = {"summary-incident-description"},
                                              .kinds = kReport,
                                              .decided = Decided::mechanical,
                                              .since = "0.1",
                                              .why = "Every other field refers to the problem that this one names.",
                                              .check = summary_incident_description::check};

}  // namespace candor::rules
