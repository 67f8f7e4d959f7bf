// rootcause-systematic: the analysis uses a structured method. The field is optional, so this is advice.
#include <algorithm>

#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/fields.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::rootcause_systematic {

namespace {

constexpr std::string_view kLabel = "Root Cause Analysis methodology used";

bool names_method(std::string_view text) {
  static const Patterns kMethods{"5 why*",
                                 "5whys*",
                                 "five why*",
                                 "whys*",
                                 "fishbone*",
                                 "ishikawa*",
                                 "cause and effect*",
                                 "fault tree*",
                                 "pareto*",
                                 "chesterton*",
                                 "second order*",
                                 "catwoe*",
                                 "drill*",
                                 "fmea*",
                                 "failure mode*",
                                 "stamp*",
                                 "cast",
                                 "bow tie*",
                                 "bowtie*",
                                 "timeline analysis*",
                                 "postmortem*",
                                 "post mortem*",
                                 "sre",
                                 "swiss cheese*",
                                 "change analysis*",
                                 "barrier analysis*",
                                 "event tree*",
                                 "kepner*",
                                 "8d*",
                                 "dmaic*",
                                 "causal*",
                                 "acimap*",
                                 "taproot*",
                                 "apollo*"};
  return kMethods.in(text);
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (in.report.factors.empty()) return;
  const report::Section* section = in.report.section(report::SectionId::root_cause);
  if (section != nullptr && names_method(folded_prose(in, section->body))) return;
  // Missing labels are said by rootcause-factor-fields.
  for (const report::Factor& factor : in.report.factors) {
    const report::Field* field = find_field(factor.fields, kLabel);
    if (field == nullptr || field->value.empty()) continue;
    Draft draft = out.add(field->value.span, "the root cause analysis does not name a structured method");
    draft.help("Use and name a method such as 5 Whys, a fishbone diagram or a fault tree.").at_most(Level::may);
    draft.requirement("rootcause-systematic");
    if (report::says_not_applicable(field->value.text)) draft.requirement("rootcause-field-methodology");
    return;
  }
}

}  // namespace candor::rules::rootcause_systematic

namespace candor::rules {

extern const Rule kRootcauseSystematic{.id = "rootcause-systematic",
                                       .title = "The analysis uses a structured method",
                                       .requirements = {"rootcause-systematic"},
                                       .kinds = kFull,
                                       .decided = Decided::heuristic,
                                       .since = "0.1",
                                       .why = "A method keeps the analysis from ending at the first plausible cause.",
                                       .check = rootcause_systematic::check};

}  // namespace candor::rules
