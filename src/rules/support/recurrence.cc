#include "rules/support/recurrence.h"

namespace candor::rules {

const Patterns& happens_again() {
  static const Patterns kAgain(
      "again; come|came|comes back; returned; reappear*; reoccur*; recur*; re occur*; another ~ "
      "case|instance|certificate*|occurrence; same ~ "
      "problem|issue|error|mistake|fault; further|new ~ occurrence*|instance*|case*; second time");
  return kAgain;
}

}  // namespace candor::rules
