// What is due, in words.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "desk/due.h"

namespace candor::output {

// What may be told of an item outside of the desk: of a security-sensitive incident only its number here, the clock and
// the instant; neither CA Owner nor title, bug, reasons or commands that name them. Others are as they are.
desk::DueItem veiled(desk::DueItem item);
// "1955799", or "incident 17" while there is no bug.
std::string place_of(const desk::DueItem& item);
// "Example CA: Wrong policy OID", or the title alone while there is no CA Owner. Printable.
std::string whose(const desk::DueItem& item);
// "Full report for 1955799 due in 2 d 03 h, Tue 2026-11-24 14:53 UTC", "... 3 h 05 min late, was due ...". Printable.
std::string due_sentence(const desk::DueItem& item, Instant now);
// What helps with it: why, citation, command. Lines, printable.
std::string due_advice(const desk::DueItem& item);

nlohmann::ordered_json due_json(const desk::DueItem& item, Instant now);

}  // namespace candor::output
