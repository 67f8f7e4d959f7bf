// Every time stamp of one report, each read with what its surroundings say: the zone a legend, heading, table head or
// neighbour declares, the date heading a bare time stands under, the date order the list as a whole shows, and years
// that must be typing errors.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/time.h"
#include "markdown/document.h"
#include "report/timestamp.h"

namespace candor::report {

struct DocumentStamps {
  // In source order, not overlapping. A date heading over bare times has heads_group set: it is a stamp, but no entry
  // of the timeline. It may stand at the end of the bullet before it ("... was at 17:20. 2024-08-14:").
  std::vector<Timestamp> stamps;
  // The zone declared for the timeline, raw text ("CEST", "UTC+8"); empty if none.
  std::string zone;
};

// Reads the stamps inside `report`, a span of whole lines of `source`, whose lines are document.lines(). Code blocks,
// HTML comments, URLs, section numbers, versions and object identifiers give none. `posted` is when the report was
// posted, if known. Time is linear in the size of the span.
DocumentStamps read_document_stamps(const SourceText& source, const markdown::Document& document, Span report,
                                    std::optional<Instant> posted);

}  // namespace candor::report
