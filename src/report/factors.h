// Contributing factors and their fields.
#pragma once

#include <vector>

#include "report/scope.h"

namespace candor::report {

std::vector<Factor> read_factors(const Scope& scope);

}  // namespace candor::report
