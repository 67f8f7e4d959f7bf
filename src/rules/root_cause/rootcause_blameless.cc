// rootcause-blameless: the analysis is about systems, not about punishing people.
#include <fmt/format.h>
#include <re2/re2.h>

#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/words.h"

namespace candor::rules::rootcause_blameless {

namespace {

size_t find_blame(std::string_view text) {
  static const Patterns kBlame{
      "fault of the*",
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
      "their own fault*",
      "formal|written|official|serious ~ warning|reprimand|talk",
      "warned; labour|labor|employment law|consequences",
      "has|have|had ~ left ~ company|us",
      "talk|conversation|interview ~ with him|her|them",
      "no longer ~ works|employed|company",
      "moved|transferred ~ to another|different ~ department|team|position",
      "replaced by ~ colleague|person|employee",
      "not ~ take|took|taken ~ seriously",
      "did not do ~ duty|job|work",
      "should have known|recogni*|noticed",
      "let it|them lie|slide; in spite of ~ requests|reminders|order*|instruction* ~ by|of ~ superior",
      "superior*",
      "against ~ explicit|express ~ order*|instruction*",
      "diligence ~ expect*|expected",
      "ignored ~ instruction*|order*|warning*",
      "disobey*|insubordinat*|unreliab*|unprofessional*|lacks|lacked discipline",
      "personal responsib*|fault|failure|failing",
      "consequences ~ for ~ him|her|employee|person|engineer"};
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

// "Mr. Huber", "assigned to R. Maastricht", "made by Jane Miller": a person is named in the account of a cause.
void look_for_name(const Input& in, Sink& out, const report::Factor& factor) {
  static const RE2 kName(
      R"(\b(?:Mr|Ms|Mrs|Herr|Frau)\.? [A-Z][a-z]+|\b[A-Z]\. [A-Z][a-z]{2,}|)"
      R"(\b(?:made|caused|committed|omitted|forgotten|assigned to|done) by [A-Z][a-z]+ [A-Z][a-z]+)");
  for (const report::Field& field : factor.fields) {
    if (field.label != "Description" || !RE2::PartialMatch(in.text(field.value.span), kName)) continue;
    out.add(field.value.span, "the analysis names a person")
        .help("Describe what made the mistake possible instead of who made it.")
        .at_most(Level::should);
    return;
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (in.report.factors.empty()) {
    for (const Analysis& analysis : analyses(in)) look(out, analysis.prose, analysis.section->heading.span);
    return;
  }
  for (const report::Factor& factor : in.report.factors) {
    look(out, factor_prose(in, factor), factor.heading.span);
    look_for_name(in, out, factor);
  }
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
