// Items of Lessons Learned, whether the categories are headings (2.0) or labels (3.x).
#pragma once

#include <vector>

#include "report/scope.h"

namespace candor::report {

std::vector<LessonItem> read_lessons(const Scope& scope, const Report& report);

}  // namespace candor::report
