// What a report says of revoking the affected certificates.
#pragma once

#include "rules/rule.h"
#include "rules/support/events.h"

namespace candor::rules {

struct Revocation {
  bool delayed_tag = false;  // the whiteboard contains revocation-delay
  bool unfinished = false;   // certificates remain valid, or rows are planned or delayed
  bool finished = false;     // none remains valid
  bool due = false;          // certificates are affected, so revocation is part of the story
};

Revocation read_revocation(const Input& in);

// An entry or the end date says when revocation is expected to be complete.
bool tells_expected_completion(const Input& in, const Events& events);

}  // namespace candor::rules
