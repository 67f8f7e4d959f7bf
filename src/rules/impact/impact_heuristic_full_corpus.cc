// impact-heuristic-full-corpus: where the heuristic says that all certificates are disclosed, the listing is as long as
// the total.
#include <fmt/format.h>
#include <optional>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/heuristic_forms.h"
#include "rules/support/labels.h"
#include "rules/support/listings.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::impact_heuristic_full_corpus {

// Without the file, the Appendix may still say how long it is ("39 rows", "all 186 certificates").
std::optional<long long> stated_rows(const Input& in) {
  const report::Section* appendix = in.report.section(report::SectionId::appendix);
  if (appendix == nullptr) return std::nullopt;
  const Words& words = words_of(in, appendix->body);
  std::optional<long long> stated;
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    static const Patterns kRows("row|rows|lines|line|entries|records|urls|links");
    const auto value = number_of(words[i]);
    if (!value || !kRows.find(words, i + 1, i + 2)) continue;
    if (stated && *stated != *value) return std::nullopt;  // several lists
    stated = value;
  }
  return stated;
}

void check(const Input& in, Sink& out) {
  const report::Field* field = find_field(in.report.fields, label::kHeuristic);
  const Affected affected = affected_certificates(in);
  if (field == nullptr || field->value.empty() || !affected.any()) return;
  if (report::says_not_applicable(field->value.text)) return;
  const HeuristicForms forms = read_heuristic(in, *field);
  const bool due = forms.full_corpus || (forms.rule_signals < 2 && !forms.impossible);
  if (!due || forms.pointer) return;
  const auto listed = count_listings(in);
  const auto rows = listed ? std::optional(listed->certificates) : stated_rows(in);
  if (!rows || *rows == *affected.total) return;
  Draft draft = out.add(field->value.span,
                        fmt::format("the full corpus is said to be disclosed, but {} lists {} of {} certificates",
                                    listed ? listed->name : "the Appendix", *rows, *affected.total));
  draft.help("List every affected certificate, expired and revoked ones included, or correct the total.");
  draft.requirement("impact-heuristic-full-corpus");
  if (!listed || *rows > *affected.total || !forms.full_corpus) draft.at_most(Level::should);
}

}  // namespace candor::rules::impact_heuristic_full_corpus

namespace candor::rules {

extern const Rule kImpactHeuristicFullCorpus{
    .id = "impact-heuristic-full-corpus",
    .title = "A listing said to be complete holds all affected certificates",
    .requirements = {"impact-heuristic-full-corpus"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Who relies on the listing has to be able to trust that it is complete.",
    .check = impact_heuristic_full_corpus::check};

}  // namespace candor::rules
