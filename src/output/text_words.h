// The wording of the text emitter.
#pragma once

#include <string>
#include <string_view>

#include "report/report.h"
#include "rules/diagnostic.h"

namespace candor::output {

std::string_view words_of(report::Kind kind);  // "full incident report"
std::string list_of_kinds(const std::vector<report::Report>& reports);

// The header names the guidelines in full; a note needs neither that nor more than a few of many positions.
std::string shorten(std::string_view citation);

// The message without the name of the listing, which the place has given already.
std::string_view message_of(const rules::Diagnostic& diagnostic);

}  // namespace candor::output
