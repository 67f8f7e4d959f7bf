// Finds the stamps of a text by their letters alone, without deciding what they mean.
#pragma once

#include <string_view>
#include <vector>

#include "report/stamp/parts.h"

namespace candor::report {

// `text` is straightened (base/fold.h). Left to right, not overlapping, in linear time. URLs, file names, versions,
// section numbers and object identifiers give none.
std::vector<RawStamp> scan_stamps(std::string_view text);

// The stamp the text begins with, after brackets, marks and words such as "at"; also "N/A", "TBD" and seconds since
// 1970, which only stand for a date where a date is asked for.
std::vector<RawStamp> scan_lead(std::string_view text);

}  // namespace candor::report
