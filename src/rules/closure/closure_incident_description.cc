// closure-incident-description: field "Incident description" holds a few sentences.
#include <fmt/format.h>

#include "rules/support/fields.h"
#include "rules/support/words.h"

namespace candor::rules::closure_incident_description {

constexpr size_t kShortPhrase = 6;  // words; fewer are no sentence

void check(const Input& in, Sink& out) {
  const report::Field* field = require_field(in, out, report::SectionId::closure_summary, "Incident description",
                                             {"closure-incident-description"});
  if (field == nullptr) return;
  const std::string prose = in.document.prose(field->value.span);
  if (report::says_not_applicable(prose) || Words(prose).size() >= kShortPhrase) return;
  out.add(field->value.span, fmt::format("field \"{}\" reads as a phrase, not as a summary", field->label))
      .help("Sum it up in a few sentences that stand on their own.")
      .at_most(Level::should);
}

}  // namespace candor::rules::closure_incident_description

namespace candor::rules {
extern const Rule kClosureIncidentDescription{.id = "closure-incident-description",
                                              .title = "The closure report sums up the incident",
                                              .requirements = {"closure-incident-description"},
                                              .kinds = kClosure,
                                              .decided = Decided::mechanical,
                                              .since = "0.1",
                                              .why = "Readers who come late read this summary and nothing else.",
                                              .check = closure_incident_description::check};
}
