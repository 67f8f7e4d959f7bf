// What stands between a date and its time of day.
#pragma once

#include "report/stamp/cursor.h"

namespace candor::report {

struct Joint {
  char bracket = 0;      // '(' or '[' before the time
  bool iso = false;      // the letter T
  bool between = false;  // "between 10:00 and 11:00"
  bool approximate = false;
};

// Eats ", ", " - ", " at ~", "T", ": ", " (~", "** " ...; false when nothing separates.
bool eat_joint(Cursor& cursor, Joint& joint);

}  // namespace candor::report
