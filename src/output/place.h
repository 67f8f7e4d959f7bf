// Where a diagnostic is: in the report, or in a listing that was read with it.
#pragma once

#include <string>

#include "desk/check.h"
#include "output/region.h"

namespace candor::output {

struct Place {
  std::string file;  // as the user knows it: the report's name, or the listing's path
  Region region;
  bool in_listing = false;  // region is then one whole line
};

Place place_of(const desk::Checked& result, const rules::Diagnostic& diagnostic);

}  // namespace candor::output
