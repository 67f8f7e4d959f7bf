// summary-source-vocabulary: the source of disclosure is one of three values. Case, hyphens and the punctuation behind
// a value do not matter; words behind it get a note only.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/author.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/source.h"
#include "rules/support/words.h"

namespace candor::rules::summary_source_vocabulary {

std::string_view nearest(std::string_view value) {
  static const Patterns kAudit("audit*; assessor; conformity");
  static const Patterns kSelf("self; internal*; own; ourselves; we; ca; monitoring; linter; linting");
  if (kAudit.in(value)) return "Audit";
  return kSelf.in(value) ? "Self Reported" : "Third Party Reported";
}

void check(const Input& in, Sink& out) {
  const report::Field* field =
      require_field(in, out, report::SectionId::summary, label::kSource, {"summary-source-vocabulary"});
  if (field == nullptr) return;
  const Source source = read_source(field->value.text);
  if (source.value != SourceValue::none && !source.more) return;
  if (source.value != SourceValue::none) {
    out.add(field->value.span,
            fmt::format("the source of disclosure holds more than the value \"{}\"", to_string(source.value)))
        .help("Keep the bare value here and tell the story in the timeline.")
        .requirement("summary-source-vocabulary")
        .at_most(Level::should);
    return;
  }
  out.add(field->value.span,
          fmt::format("\"{}\" is not one of Self Reported, Third Party Reported, Audit", field->value.text))
      .help(fmt::format("Choose the value that fits, perhaps \"{}\".", nearest(field->value.text)))
      .requirement("summary-source-vocabulary")
      .at_most(written_by_third_party(in) ? Level::should : Level::must);
}

}  // namespace candor::rules::summary_source_vocabulary

namespace candor::rules {

extern const Rule kSummarySourceVocabulary{
    .id = "summary-source-vocabulary",
    .title = "The source of disclosure is Self Reported, Third Party Reported or Audit",
    .requirements = {"summary-source-vocabulary"},
    .kinds = kReport,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "The value is counted across incidents, so it has to be one of the three.",
    .check = summary_source_vocabulary::check};

}  // namespace candor::rules
