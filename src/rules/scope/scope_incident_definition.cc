// scope-incident-definition: an incident is a failure to meet the CA's own CP/CPS, CA/Browser Forum requirements, the
// CCADB Policy or a root program's policy; so at least one document of these classes is cited.
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/support/fields.h"
#include "rules/support/prose.h"

namespace candor::rules::scope_incident_definition {

bool cites_one(std::string_view folded) {
  static const RE2 kClasses(
      R"(\b(?:cps?|cp/cps|tsps?|certificat(?:e|ion) (?:polic|practice)\w*|practice statement|policy statement|)"
      R"((?:tls|ssl|s/?mime|code ?signing|cs|ev|sv|ns|server|network)?\s*(?:baseline requirement\w*|brs?|sbrs?|evgs?|evcgs?|csbrs?|tbrs?|evbrs?|netsec|ncssrs?)|)"
      R"(guidelines|ca ?/ ?b(?:rowser)?|cab ?f(?:orum)?|browser forum|ccadb|mozilla|mrsp|chrome|crp|google|apple|microsoft|root (?:store|program\w*|certificate)|store policy|network security|network and certificate)\b)");
  return RE2::PartialMatch(folded, kClasses);
}

void check(const Input& in, Sink& out) {
  const report::Field* field = find_field(in.report.fields, "Relevant policies");
  if (field == nullptr || holds_nothing(in, *field)) return;
  const std::string& prose = folded_prose(in, field->value.span);
  if (report::says_not_applicable(prose) || cites_one(prose)) return;
  out.add(field->value.span,
          "the relevant policies read as naming no CP or CPS, CA/Browser Forum, CCADB or root program document")
      .help("Name the document whose commitment was missed, with version and section.")
      .at_most(Level::should);
}

}  // namespace candor::rules::scope_incident_definition

namespace candor::rules {
extern const Rule kScopeIncidentDefinition{
    .id = "scope-incident-definition",
    .title = "A commitment that makes this an incident is named",
    .requirements = {"scope-incident-definition"},
    .kinds = kReport,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Which commitment was missed decides what has to follow, revocation above all.",
    .check = scope_incident_definition::check};
}
