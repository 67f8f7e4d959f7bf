// The Impact section of a version's template, filled in line by line.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "guidelines/version.h"

namespace candor::desk {

// For what only the CA can say.
inline constexpr std::string_view kLeftOpen = "<!-- candor: yours to answer -->";

struct ImpactForm {
  std::function<std::string(std::string_view label)> value;  // for a line such as "- **Incident heuristic:**"
  std::vector<std::string> unlabelled;                       // bullets for versions whose template has no such lines
  std::vector<std::string> notes;  // to be read before posting; a comment at the end, safe to show
  Instant as_of;
};
std::string fill_impact(const ImpactForm& form, const guidelines::Version& version);

std::string counted(uint64_t count, std::string_view noun);  // "1 row", "2 rows"
std::string counted(uint64_t count, std::string_view one, std::string_view more);

// As a code span, whatever the text holds (CommonMark 6.1).
std::string code_span(const std::string& text);

}  // namespace candor::desk
