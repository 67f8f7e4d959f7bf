// The four figures that each update of a delayed-revocation report owes.
#pragma once

#include <optional>

#include "rules/rule.h"

namespace candor::rules {

struct DelayFigures {
  bool revoked = false;
  bool not_revoked = false;
  bool expired = false;
  bool estimate = false;
  bool other_numbers = false;   // some figure in words unknown here, which may be the one looked for
  bool about_progress = false;  // the text is about revocation, not an answer on something else
  Span place;                   // the line on revocation figures, else the top
};

// Nothing when the whiteboard never held revocation-delay, or this is not the main text.
std::optional<DelayFigures> delay_figures(const Input& in);

}  // namespace candor::rules
