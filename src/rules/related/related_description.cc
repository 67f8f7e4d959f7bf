// related-description: each row explains how the incident resembles this one; the bug's title alone does not.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificate_table.h"
#include "rules/support/related.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::related_description {

namespace {

constexpr size_t kFewWords = 6;
constexpr size_t kTitleWords = 14;

// "Some CA: wrong value in field" reads as a bug's summary.
bool reads_as_title(std::string_view text) {
  const size_t colon = text.find(": ");
  if (colon == std::string_view::npos || colon > 48 || text.back() == '.') return false;
  return count_words(fold(text)) <= kTitleWords && text.front() >= 'A' && text.front() <= 'Z';
}

// "Certificates with a validity of 399 days (title of the bug)": short, without a verb or a word of comparison.
bool compares_nothing(std::string_view text) {
  static const Patterns kTells(
      "was|were|had|did|is|are|has|have|does|do|been; "
      "same|similar*|also|too|like|alike|both|here|our|ours|we|us|"
      "likewise|again; because|since|when|where|which|who|after|although|while|but|not|no|never|nothing");
  constexpr size_t kShort = 12;  // words
  static const Patterns kTitle("title|subject|summary of ~ bug|report; title");
  return kTitle.in(text) || (count_words(text) <= kShort && !kTells.in(text));
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!has_related_column(in, {"description", "relat", "compar", "similar", "summary"})) return;
  for (const report::RelatedRow* row : listed_rows(in)) {
    const std::string text = fold(row->description.text);
    if (cell_says_nothing(text)) {
      if (related_table_is_flattened(in) || !has_related_column(in, {"description"})) continue;
      out.add(row->description.empty() ? row->row : row->description.span,
              fmt::format("{} of the related incidents has no description", name_row(in, *row)))
          .help("Say in a sentence how that incident resembles this one.");
    } else if (count_words(text) < kFewWords || reads_as_title(row->description.text) || compares_nothing(text)) {
      out.add(row->description.span, fmt::format("the description of {} reads as a title and does not say how the "
                                                 "incidents are related",
                                                 name_row(in, *row)))
          .help("Say in a sentence how that incident resembles this one.")
          .at_most(Level::should);
    }
  }
}

}  // namespace candor::rules::related_description

namespace candor::rules {

extern const Rule kRelatedDescription{
    .id = "related-description",
    .title = "Each related incident is explained",
    .requirements = {"related-description"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "What the incidents have in common is the lesson; a list of titles leaves it to the reader.",
    .check = related_description::check};

}  // namespace candor::rules
