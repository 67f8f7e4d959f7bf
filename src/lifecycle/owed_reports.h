// Reports that are owed beside an incident's own (guidelines, "How are reports scoped?"): on a second matter found
// while researching it, and on a reoccurrence after its bug was resolved. Read from the record: its tags, its closing
// and reopening, and the words of its postings by the rules that `candor check` has for them. The report on a delayed
// revocation is derived from the evidence instead (desk/incident_delay.h).
//
// Whether the report exists already is told by links from other incidents; that is for whoever shows the list.
#pragma once

#include <vector>

#include "lifecycle/obligations.h"

namespace candor::lifecycle {

inline constexpr std::string_view kOwedDistinctCause = "separate-report-distinct-cause";
inline constexpr std::string_view kOwedRecurrence = "separate-report-recurrence";
// A tag that says for sure what words only hint at.
inline constexpr std::string_view kDistinctCauseTag = "distinct-cause";
// The first report on a certificate problem report, to the Subscriber and to who reported it (BR 4.9.5), and the tag by
// which it is told to be done.
inline constexpr std::string_view kOwedProblemReport = "problem-report-24h";
inline constexpr std::string_view kProblemReportAnsweredTag = "problem-report-answered";
// Such tags are for the desk, not for the bug's whiteboard.
bool internal_tag(std::string_view tag);

// Of closed incidents too: a reoccurrence is mostly seen after the closing.
std::vector<Obligation> owed_reports(const Incident& incident);

}  // namespace candor::lifecycle
