// The field labels of a version's template, in order, and where a missing one belongs in a report.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace candor::rules {

struct TemplateField {
  std::string_view line;   // as in the template: "   - **Non-compliance start date:**"
  std::string_view label;  // without marks and colon
  bool factor;             // of a contributing factor
};

std::vector<TemplateField> template_fields(const Input& in);

// A fix that inserts the template's line for the label behind the nearest field before it that the report has, or
// before the nearest one after it. None in extractions whose marks are lost.
std::optional<Fix> insert_label(const Input& in, const std::vector<report::Field>& fields, std::string_view label,
                                bool factor);

}  // namespace candor::rules
