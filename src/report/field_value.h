// The value of a label: the rest of its line and what belongs to it below.
#pragma once

#include "report/scope.h"

namespace candor::report {

// The field of the label mark with this index in scope.marks.
Field read_field(const Scope& scope, size_t mark);

}  // namespace candor::report
