// rootcause-factor-blocks: each contributing factor has a line "Contributing Factor #: title" with number and title,
// and its fields below.
#include <fmt/format.h>
#include <set>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/prose.h"
#include "rules/support/wording.h"

namespace candor::rules::rootcause_factor_blocks {

namespace {

Span place(const report::Factor& factor) {
  return factor.heading.empty() ? factor.span : factor.heading.span;
}

void check_title(const Input& in, Sink& out, const report::Factor& factor) {
  const std::string title = fold(factor.title.text);
  if (title.empty() || title == "title") {
    out.add(place(factor), fmt::format("{} has no title", name_factor(in, factor)))
        .help("Name the factor in a few words behind its number.");
  } else if (factor.number == 0) {
    out.add(place(factor), fmt::format("the contributing factor \"{}\" has no number", factor.title.text))
        .help("Number the factors, so that action items can refer to them.")
        .at_most(Level::should);
  }
}

void check_numbers(const Input& in, Sink& out) {
  std::set<int> seen;
  int expected = 1;
  for (const report::Factor& factor : in.report.factors) {
    if (factor.number == 0) continue;
    if (!seen.insert(factor.number).second) {
      out.add(place(factor), fmt::format("contributing factor {} occurs twice", factor.number))
          .help("Give each factor a number of its own.")
          .at_most(Level::should);
    } else if (factor.number != expected) {
      out.add(place(factor), fmt::format("contributing factor {} stands where {} is expected", factor.number, expected))
          .help("Number the factors from 1 without gaps.")
          .at_most(Level::should);
    }
    expected = factor.number + 1;
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!in.report.factors.empty()) {
    for (const report::Factor& factor : in.report.factors) check_title(in, out, factor);
    check_numbers(in, out);
    return;
  }
  const report::Section* section = in.report.section(report::SectionId::root_cause);
  // A missing or empty section is said by rootcause-section.
  if (section == nullptr || count_words(folded_prose(in, section->body)) == 0) return;
  out.add(section->heading.span, "the root cause analysis has no block \"Contributing Factor #: title\"")
      .help("Describe each contributing factor in a block of its own with the five fields of the template.");
}

}  // namespace candor::rules::rootcause_factor_blocks

namespace candor::rules {

extern const Rule kRootcauseFactorBlocks{
    .id = "rootcause-factor-blocks",
    .title = "Each contributing factor has a block with number and title",
    .requirements = {"rootcause-factor-blocks"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Action items are tied to factors by number; without blocks nobody can see what remedies what.",
    .check = rootcause_factor_blocks::check};

}  // namespace candor::rules
