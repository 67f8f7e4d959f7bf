// Words by which a question of the seven is known when it is cut short or paraphrased.
#pragma once

#include <string_view>

#include "report/grammar.h"

namespace candor::report {

// The topic that the words of a short sentence (a key, see keyed.h) point to, or none.
SectionId topic_by_cue(std::string_view sentence);

// Whether the text begins with one of the explaining sentences that the guidelines put behind a question.
bool continues_question(std::string_view text);

}  // namespace candor::report
