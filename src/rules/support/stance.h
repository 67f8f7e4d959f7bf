// Where a sentence leaves a matter: asked, still owed, or settled. Read from what carries the sense (will, not yet,
// "is being", once ... is available), not from the matter itself, which may be anything.
#pragma once

#include <cstddef>
#include <string>

#include "rules/support/words.h"

namespace candor::rules {

// Words [first, last) are those of one sentence in all of the following.

// Still to come: a plan, a promise, something under way, something waited for.
bool reads_as_pending(const Words& words, size_t first, size_t last);
// Speaks of something that was asked: a question, a request, a numbered comment.
bool concerns_inquiry(const Words& words, size_t first, size_t last);
// Speaks of an answer, whoever gives it.
bool concerns_answer(const Words& words, size_t first, size_t last);
// Says that nothing is open, or speaks of a case that may never come ("if there are questions").
bool reads_as_settled(const Words& words, size_t first, size_t last);

// The text of a reply thanks, notes and promises, and says nothing on the matter itself.
bool only_acknowledges(const Words& reply);

}  // namespace candor::rules
