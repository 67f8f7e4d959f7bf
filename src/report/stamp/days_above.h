// Bare times of day and the dates they belong to.
#pragma once

#include "report/stamp/legend.h"
#include "report/stamp/page.h"
#include "report/stamp/years.h"

namespace candor::report {

// Sets StampItem::heads on dates over bare times, also where the heading was swallowed by the entry before it.
void mark_headings(Page& page);

// Reads every item in order, so that a bare time finds the day of the heading above, of its own entry, or of the
// entry before. Fills StampItem::context and StampItem::stamp.
void read_items(Page& page, const SourceText& source, const Legends& legends, const YearFinder& years, DateOrder order);

}  // namespace candor::report
