// rootcause-field-*: the five fields of a contributing factor. The methodology is optional but recommended; an
// interaction is hardly "not applicable" where there are several factors.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/fields.h"

namespace candor::rules::rootcause_factor_fields {

namespace {

void check_factor(const Input& in, Sink& out, const report::Factor& factor) {
  require_field(in, out, factor, "Description", {"rootcause-field-description"});
  require_field(in, out, factor, "Timeline", {"rootcause-field-timeline", "rootcause-first-arose"});
  require_field(in, out, factor, "Detection", {"rootcause-field-detection", "rootcause-avoided-detection"});
  require_field(in, out, factor, "Root Cause Analysis methodology used", {"rootcause-field-methodology"},
                Need::optional);
  const report::Field* interaction =
      require_field(in, out, factor, "Interaction with other factors", {"rootcause-field-interaction"});
  const bool several = in.report.factors.size() > 1;
  if (interaction != nullptr && several && report::says_not_applicable(interaction->value.text)) {
    out.add(interaction->value.span,
            fmt::format("field \"Interaction with other factors\" of {} says N/A although there are {} factors",
                        name_factor(in, factor), in.report.factors.size()))
        .help("Say how the factors combined, or why this one stands alone.")
        .requirement("rootcause-field-interaction")
        .at_most(Level::should);
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::Factor& factor : in.report.factors) check_factor(in, out, factor);
}

}  // namespace candor::rules::rootcause_factor_fields

namespace candor::rules {

extern const Rule kRootcauseFactorFields{
    .id = "rootcause-factor-fields",
    .title = "Each contributing factor has its five fields",
    .requirements = {"rootcause-field-description", "rootcause-field-timeline", "rootcause-field-detection",
                     "rootcause-field-interaction", "rootcause-field-methodology", "rootcause-first-arose",
                     "rootcause-avoided-detection"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "The fields make authors answer what is most often left out, above all how the factor escaped detection.",
    .check = rootcause_factor_fields::check};

}  // namespace candor::rules
