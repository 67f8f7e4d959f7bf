// What a check prints. (A "finding" is an auditor's.)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "guidelines/version.h"

namespace candor::rules {

// A safe change of the text: replace `span` by `replacement`. Never changes what a person said.
struct Fix {
  std::string title;  // "insert the missing label"
  Span span;
  std::string replacement;
};

struct Diagnostic {
  std::string_view rule;
  std::vector<std::string_view> requirements;  // in force in the version, the principal one first
  guidelines::Level level = guidelines::Level::must;
  guidelines::Basis basis = guidelines::Basis::keyword;
  guidelines::Decided decided = guidelines::Decided::mechanical;
  Span span;
  std::string message;
  std::string help;
  std::string citation;
  std::vector<Fix> fixes;                // applied together (a column takes an edit per row); never alternatives
  std::optional<guidelines::Level> cap;  // set by Draft::at_most
  // When the place is in an attached listing, not in the report: its name and 1-based line; span then points at the
  // report's own mention of it (or its end).
  std::string listing;
  int listing_line = 0;
};

}  // namespace candor::rules
