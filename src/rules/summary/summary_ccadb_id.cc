// summary-ccadb-id: the CA Owner's record is named by the letter A and six digits. Whether the id is the owner's own
// needs the CCADB (summary-ccadb-id-owner, a review question).
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"

namespace candor::rules::summary_ccadb_id {

// Without emphasis, code marks, link brackets and the punctuation of a sentence.
std::string bare(std::string_view value) {
  std::string text = straighten(value);
  while (!text.empty() && std::string_view("*_`[(\"'").find(text.front()) != std::string_view::npos) text.erase(0, 1);
  while (!text.empty() && std::string_view("*_`])\"'.,;").find(text.back()) != std::string_view::npos) text.pop_back();
  return std::string(trim(text));
}

void check(const Input& in, Sink& out) {
  static const RE2 kExact("A\\d{6}");
  static const RE2 kInside("(?i)(?:^|[^A-Za-z0-9])(A\\d{6})(?:[^A-Za-z0-9]|$)");
  const report::Field* field =
      require_field(in, out, report::SectionId::summary, label::kCcadbId, {"summary-ccadb-id"});
  if (field == nullptr) return;
  const std::string value = bare(field->value.text);
  if (RE2::FullMatch(value, kExact)) return;
  Draft draft = out.add(field->value.span, fmt::format("\"{}\" is not a CCADB unique ID", field->value.text));
  draft.help("Write the letter A and six digits, as in the CA Owner's record of the CCADB.");
  draft.requirement("summary-ccadb-id");
  if (RE2::PartialMatch(value, kInside)) draft.at_most(Level::should);
}

}  // namespace candor::rules::summary_ccadb_id

namespace candor::rules {

extern const Rule kSummaryCcadbId{
    .id = "summary-ccadb-id",
    .title = "The CA Owner's CCADB unique ID is the letter A and six digits",
    .requirements = {"summary-ccadb-id", "summary-third-party-exempt-fields"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "The id ties the report to the owner's record whatever name the bug's title uses.",
    .check = summary_ccadb_id::check};

}  // namespace candor::rules
