// Which lines that look like one of the seven questions are one.
#pragma once

#include <vector>

#include "report/marks.h"

namespace candor::report {

// Keeps one mark a topic and report: a question's own words or number win over mere cues, and a numbered line inside
// an answer is none. The first question again, after others, begins another report.
void keep_certain_topics(std::vector<Mark>& marks);

}  // namespace candor::report
