// The three dates of the Timeline summary.
#pragma once

#include <optional>
#include <string>

#include "rules/rule.h"
#include "rules/support/events.h"

namespace candor::rules {

struct SummaryDate {
  const report::Field* field = nullptr;      // null: label missing or empty
  const report::Timestamp* stamp = nullptr;  // null: no date in it
  bool not_applicable = false;               // N/A, ongoing
  bool expected = false;                     // marked expected, planned, or an open end

  // The one instant meant; empty when there is no date or more than one reading.
  std::optional<Instant> at() const { return stamp != nullptr ? stamp->utc : std::nullopt; }
};

SummaryDate read_summary_date(const Input& in, std::string_view label);

// Midnight (as UTC) of the civil day the stamp shows, in its own zone.
std::optional<Instant> local_day(const report::Timestamp& stamp);
std::optional<Instant> utc_day(const report::Timestamp& stamp);
// Both show the same civil day, in UTC or in their own zones; of a stamp that names a month only, any day near it.
bool same_day(const report::Timestamp& a, const report::Timestamp& b);

// The timeline's entry that contradicts a summary date: entries tell the same event on other days and none on this one.
// Its mark says how certain that is: an entry of the day that merely could mean the event takes one step off. Nothing
// when the date is open or the timeline does not tell the event.
Events::Found contradicting_entry(const Events& events, const SummaryDate& date, Mark (*tells)(const Words&));

// The timeline has enough dated entries to be told in full, and none (by its stamp or one in its text) is of that day.
bool lacks_day(const Input& in, const Events& events, const report::Timestamp& day);

// The first date lies after the second, by instant or, where one of them is a bare date, by day.
bool starts_after(const SummaryDate& a, const SummaryDate& b);

// "2025-12-01", the date as the reader would write it.
std::string show_day(const report::Timestamp& stamp);

}  // namespace candor::rules
