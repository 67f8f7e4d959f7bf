// Who wrote the report under judgement, as far as the context tells.
#pragma once

#include "rules/rule.h"

namespace candor::rules {

// True for a third party's own report. A bug opened by a third party whose CA Owner answers in it is reported with
// the same flag, so the text counts too: full, closure and audit reports are a CA Owner's, and so is a preliminary
// report that shares its comment with one or was posted after the bug had been opened.
bool written_by_third_party(const Input& in);

// True when somebody else than the CA Owner opened the bug.
bool bug_opened_by_third_party(const Input& in);

}  // namespace candor::rules
