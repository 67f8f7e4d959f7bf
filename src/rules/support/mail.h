// Mail addresses in a text, and whether one reads as a person's.
#pragma once

#include <string_view>
#include <vector>

#include "base/text.h"

namespace candor::rules {

// Every mail address in the text, as offsets into it.
std::vector<Span> mail_addresses(std::string_view text);

// False for the address of a function: compliance@, problem-report@, support.desk@.
bool reads_as_personal(std::string_view address);

}  // namespace candor::rules
