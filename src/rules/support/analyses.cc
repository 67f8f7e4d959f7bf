#include "rules/support/analyses.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/fields.h"
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

std::vector<Analysis> analyses(const Input& in) {
  std::vector<Analysis> found;
  for (const Section* section :
       sections_of(in, {SectionId::root_cause, SectionId::topic_explanation, SectionId::issue_root_cause})) {
    found.push_back({section, folded_prose(in, section->body)});
  }
  return found;
}

}  // namespace candor::rules
