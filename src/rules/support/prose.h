// Prose of a report in the form that phrases are looked for in.
#pragma once

#include <string>

#include "base/fold.h"
#include "rules/rule.h"

namespace candor::rules {

// The text without comments and code (report::Document::prose), folded.
inline std::string folded_prose(const Input& in, Span span) {
  return fold(in.document.prose(span));
}

}  // namespace candor::rules
