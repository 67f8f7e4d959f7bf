// rootcause-blameless: the analysis is about systems, not about punishing people.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/words.h"

namespace candor::rules::rootcause_blameless {

namespace {

size_t find_blame(std::string_view text) {
  static const Patterns kBlame{"fault of the*",
                               "negligen*",
                               "careless*",
                               "disciplin*",
                               "to blame*",
                               "is to be blamed*",
                               "incompeten*",
                               "sloppy*",
                               "sloppiness*",
                               "reprimand*",
                               "was dismissed*",
                               "were dismissed*",
                               "has been dismissed*",
                               "was fired*",
                               "laid off*",
                               "warning letter*",
                               "written warning*",
                               "irresponsib*",
                               "lazy*",
                               "laziness*",
                               "sanctioned*",
                               "held accountable*",
                               "employee in question*",
                               "guilty*",
                               "violated his*",
                               "violated her*",
                               "misconduct*",
                               "his own fault*",
                               "her own fault*",
                               "their own fault*"};
  return kBlame.offset_in(text);
}

void look(Sink& out, std::string_view prose, Span place) {
  const size_t at = find_blame(prose);
  if (at == std::string_view::npos) return;
  const std::string_view rest = prose.substr(at);
  out.add(place,
          fmt::format("the analysis reads as blaming people (\"{}\")", rest.substr(0, rest.find_first_of(" .,;"))))
      .help("Describe what made the mistake possible instead of who made it.")
      .at_most(Level::should);
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (in.report.factors.empty()) {
    for (const Analysis& analysis : analyses(in)) look(out, analysis.prose, analysis.section->heading.span);
    return;
  }
  for (const report::Factor& factor : in.report.factors) look(out, factor_prose(in, factor), factor.heading.span);
}

}  // namespace candor::rules::rootcause_blameless

namespace candor::rules {

extern const Rule kRootcauseBlameless{.id = "rootcause-blameless",
                                      .title = "The analysis does not blame people",
                                      .requirements = {"rootcause-blameless"},
                                      .kinds = kFull,
                                      .decided = Decided::heuristic,
                                      .since = "0.1",
                                      .why = "Where people are punished for mistakes they stop telling of them.",
                                      .check = rootcause_blameless::check};

}  // namespace candor::rules
