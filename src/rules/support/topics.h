// The seven topics of the guidelines before 2.0.
#pragma once

#include <string>

#include "rules/rule.h"

namespace candor::rules {

// The topic's section; where two topics share a heading ("IV & V", "4 and 5") the reader files it under one of them, so
// the summary of certificates is looked for under the certificate data too. Null when the report has neither.
const report::Section* find_topic(const Input& in, report::SectionId topic);

// What a topic says, on its heading's line behind the topic's own words and below it; empty when the topic is missing.
std::string topic_prose(const Input& in, report::SectionId topic);

// Heading and body; empty when the topic is missing.
Span topic_span(const Input& in, report::SectionId topic);

}  // namespace candor::rules
