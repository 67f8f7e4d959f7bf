// Look-up of stamps by position. Stamps are in source order and do not overlap.
#pragma once

#include <optional>
#include <vector>

#include "base/text.h"
#include "report/timestamp.h"

namespace candor::report {

std::optional<size_t> first_stamp_in(const std::vector<Timestamp>& stamps, Span span);
std::optional<size_t> last_stamp_in(const std::vector<Timestamp>& stamps, Span span);

// The stamp that the text in `span` opens with, after "~", brackets, emphasis or a short word such as "On".
std::optional<size_t> leading_stamp(std::string_view text, const std::vector<Timestamp>& stamps, Span span);

// The stamp of a timeline entry: the leading one, or the time in the next cell where a table keeps date and time in
// columns of their own.
std::optional<size_t> entry_stamp(std::string_view text, const std::vector<Timestamp>& stamps, Span span);

}  // namespace candor::report
