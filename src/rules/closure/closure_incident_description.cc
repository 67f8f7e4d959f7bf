// closure-incident-description: field "Incident description" holds a few sentences.
#include "rules/support/fields.h"

namespace candor::rules::closure_incident_description {

void check(const Input& in, Sink& out) {
  require_summary(in, out, "Incident description", "closure-incident-description");
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
