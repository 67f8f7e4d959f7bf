// Sections of a report out of its marks.
#pragma once

#include <vector>

#include "report/scope.h"

namespace candor::report {

std::vector<Section> read_sections(const Scope& scope);

}  // namespace candor::report
