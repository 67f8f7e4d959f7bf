// Related incidents for people, for programs, and as the table of a report.
#pragma once

#include <iosfwd>
#include <nlohmann/json_fwd.hpp>

#include "desk/related.h"

namespace candor::output {

void write_text(const desk::Related& related, std::ostream& out);
// The guidelines' table (3.2: Bug, Date, Description), ready to paste. The description is a beginning: a report says
// how the incidents relate.
void write_table(const desk::Related& related, std::ostream& out);
nlohmann::ordered_json to_json(const desk::Related& related);

}  // namespace candor::output
