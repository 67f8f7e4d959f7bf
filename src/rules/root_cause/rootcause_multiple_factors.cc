// rootcause-multiple-factors: incidents seldom have a single cause; usually several conditions coincide.
#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/words.h"

namespace candor::rules::rootcause_multiple_factors {

namespace {

// Prose that speaks of one cause and of nothing beside it.
bool reads_as_single_cause(std::string_view prose) {
  static const Patterns kOne{"the root cause was*", "the root cause is*", "the cause was*",
                             "the cause is*",       "single cause*",      "only cause*",
                             "sole cause*",         "one cause*",         "the root cause of*"};
  static const Patterns kMore{
      "causes*", "second",     "secondly*",   "another*",       "in addition*", "additional*", "further*",
      "also",    "moreover*",  "besides*",    "both",           "two",          "three",       "factors*",
      "combin*", "contribut*", "conditions*", "together with*", "coincid*",     "as well*",    "at the same time*"};
  return kOne.in(prose) && !kMore.in(prose);
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (in.version.at_least("3.0")) {
    if (in.report.factors.size() != 1) return;
    out.add(in.report.factors.front().heading.span, "the report gives a single contributing factor")
        .help("Look for the other conditions that had to coincide, such as a check that was missing.")
        .at_most(Level::should);
    return;
  }
  for (const Analysis& analysis : analyses(in)) {
    if (!reads_as_single_cause(analysis.prose)) continue;
    out.add(analysis.section->heading.span, "the analysis reads as giving a single cause")
        .help("Look for the other conditions that had to coincide, such as a check that was missing.")
        .at_most(Level::should);
  }
}

}  // namespace candor::rules::rootcause_multiple_factors

namespace candor::rules {

extern const Rule kRootcauseMultipleFactors{.id = "rootcause-multiple-factors",
                                            .title = "The analysis looks for more than one contributing factor",
                                            .requirements = {"rootcause-multiple-factors"},
                                            .kinds = kFull | kAudit,
                                            .decided = Decided::mechanical,
                                            .since = "0.1",
                                            .why = "Whoever stops at the first cause leaves the others in place.",
                                            .check = rootcause_multiple_factors::check};

}  // namespace candor::rules
