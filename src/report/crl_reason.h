// The reasonCode of a CRL entry (RFC 5280 section 5.3.1) as people and tools write it into a table.
#pragma once

#include <optional>
#include <string_view>

namespace candor::report {

// The code, 0 to 10, that a cell names: by name ("superseded", "Key Compromise", "CESSATION_OF_OPERATION"), by number
// ("4", "(4)", "0x04") or by both, in any order, with or without a word in front ("CRLReason: superseded",
// "reasonCode 4"). Empty when it says anything else, 7 (which RFC 5280 does not use), or a name with another's number.
std::optional<int> parse_cell_reason(std::string_view cell);

}  // namespace candor::report
