// The date by which the CA Owner says the full report will follow.
#pragma once

#include <optional>

#include "report/report.h"

namespace candor::lifecycle {

// 23:59:59Z of a bare date; "within 10 days" counts from the posting. Nothing when no date is named.
std::optional<Instant> promised_date(const report::Document& document, Instant posted);

}  // namespace candor::lifecycle
