// What kind of report it is, and why.
#pragma once

#include <string>
#include <vector>

#include "report/scope.h"

namespace candor::report {

struct KindReason {
  Kind kind = Kind::unknown;
  std::string because;
};

// Judges one report by its title, sections, labels and topics.
KindReason recognise_kind(const Scope& scope);

// Versions whose headings or labels the report uses, oldest first.
std::vector<std::string> version_hints(const Scope& scope, const Report& report);

}  // namespace candor::report
