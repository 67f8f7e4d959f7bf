// Labels of the 3.x templates as guidelines/ccadb/3.*/version.toml has them, for rules that look fields up.
#pragma once

#include <string_view>

namespace candor::rules::label {

inline constexpr std::string_view kCcadbId = "CA Owner CCADB unique ID";
inline constexpr std::string_view kIncidentDescription = "Incident description";
inline constexpr std::string_view kTimelineSummary = "Timeline summary";
inline constexpr std::string_view kStartDate = "Non-compliance start date";
inline constexpr std::string_view kIdentifiedDate = "Non-compliance identified date";
inline constexpr std::string_view kEndDate = "Non-compliance end date";
inline constexpr std::string_view kPolicies = "Relevant policies";
inline constexpr std::string_view kSource = "Source of incident disclosure";

inline constexpr std::string_view kTotal = "Total number of certificates";
inline constexpr std::string_view kRemainingValid = "Total number of \"remaining valid\" certificates";
inline constexpr std::string_view kTypes = "Affected certificate types";
inline constexpr std::string_view kHeuristic = "Incident heuristic";
inline constexpr std::string_view kIssuanceStopped =
    "Was issuance stopped in response to this incident, and why or why not?";
inline constexpr std::string_view kAnalysis = "Analysis";
inline constexpr std::string_view kConsiderations = "Additional considerations";

}  // namespace candor::rules::label
