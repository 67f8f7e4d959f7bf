// The structured view of a report as JSON; private to the emitters (the only header of the layer that knows nlohmann).
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "base/time.h"
#include "report/report.h"

namespace candor::output {

nlohmann::ordered_json instant_or_null(const std::optional<Instant>& instant);

// Adds parts, fields, timestamps (of all parts), timeline, contributing_factors, action_items, related_incidents.
void add_report_view(nlohmann::ordered_json& out, const report::Document& document);

}  // namespace candor::output
