// A chart of everybody's incidents that can go into a slide: SVG, 1280 x 720, no script, no fonts to load.
#pragma once

#include <iosfwd>

#include "output/stats_text.h"

namespace candor::output {

// `source` stands at the foot: "public bugs mirrored from ... on ...".
void write_svg(const StatsTable& table, const std::string& source, std::ostream& out);

}  // namespace candor::output
