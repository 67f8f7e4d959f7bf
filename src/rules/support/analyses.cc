#include "rules/support/analyses.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/fields.h"
#include "rules/support/place.h"
#include "rules/support/prose.h"

namespace candor::rules {

namespace {

using report::Section;
using report::SectionId;

std::vector<const Section*> sections_of(const Input& in, std::initializer_list<SectionId> ids) {
  std::vector<const Section*> found;
  for (const Section& section : in.report.sections) {
    if (std::find(ids.begin(), ids.end(), section.id) != ids.end()) found.push_back(&section);
  }
  return found;
}

}  // namespace

int number_of(const Input& in, const report::Factor& factor) {
  return factor.number > 0 ? factor.number : static_cast<int>(&factor - in.report.factors.data()) + 1;
}

std::string name_factor(const Input& in, const report::Factor& factor) {
  return fmt::format("contributing factor {}", number_of(in, factor));
}

std::string factor_field(const Input& in, const report::Factor& factor, std::string_view label) {
  const report::Field* field = find_field(factor.fields, label);
  return field == nullptr ? std::string() : folded_prose(in, field->value.span);
}

std::string factor_prose(const Input& in, const report::Factor& factor) {
  std::string text = fold(factor.title.text) + ". ";
  for (const report::Field& field : factor.fields) text += folded_prose(in, field.value.span) + " ";
  return text;
}

std::vector<Span> cause_paragraphs(const Input& in, const Analysis& analysis) {
  static const Patterns kFurther(
      "second|third|another|further|additional|other ~ cause|condition|reason|factor|circumstance|weakness|gap");
  static const Patterns kNoCause(
      "why|how|detect*|hidden|unnoticed|seen|supervis*|monitor*|combin*|together|both|interplay|interaction*|summary|"
      "consequence*|effect*|background|method*|discover*");
  constexpr size_t kLeastWords = 20;
  constexpr size_t kOpening = 8;
  std::vector<Span> found;
  for_section_lines(in, *analysis.section, [&](const markdown::Line& line) {
    if (line.heading > 0 || line.table) return;
    const std::string_view text = in.text(line.content);
    const bool headed = (text.starts_with('*') || text.starts_with('_')) && text.find_first_of("*_", 3) < 80;
    const Words words(text);
    if (words.size() < kLeastWords || kNoCause.find(words, 0, kOpening)) return;
    if (headed || kFurther.find(words, 0, kOpening)) found.push_back(line.content);
  });
  return found;
}

std::vector<Analysis> analyses(const Input& in) {
  std::vector<Analysis> found;
  for (const Section* section :
       sections_of(in, {SectionId::root_cause, SectionId::topic_explanation, SectionId::issue_root_cause})) {
    found.push_back({section, folded_prose(in, section->body)});
  }
  return found;
}

}  // namespace candor::rules
