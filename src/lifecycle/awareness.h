// Since when the CA Owner knew of the incident, read from its postings.
#pragma once

#include <optional>

#include "lifecycle/life.h"
#include "report/report.h"

namespace candor::lifecycle {

// What one posting says. `title` is the bug's; `report_of_problem`: the receipt of a problem report instead.
std::optional<Awareness> read_awareness(const report::Document& document, const Post& post, const Life& life);
std::optional<Awareness> read_problem_report(const report::Document& document, const Post& post, const Life& life);

// The better of two: a full report's Timeline before a sentence, a minute before a day.
bool better_awareness(const Awareness& one, bool one_full, const Awareness& other, bool other_full);

}  // namespace candor::lifecycle
