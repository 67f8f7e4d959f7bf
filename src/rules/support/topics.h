// The seven topics of the guidelines before 2.0.
#pragma once

#include <string>

#include "rules/rule.h"

namespace candor::rules {

// What a topic says, on its heading's line behind the topic's own words and below it; empty when the topic is missing.
// Topics answered together ("IV & V", "4 and 5") share their text.
std::string topic_prose(const Input& in, report::SectionId topic);

// Heading and body; empty when the topic is missing.
Span topic_span(const Input& in, report::SectionId topic);

}  // namespace candor::rules
