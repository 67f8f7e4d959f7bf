// What to do next, over all incidents of the desk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/incident_clocks.h"
#include "desk/incident_record.h"

namespace candor::desk {

struct DueRequest {
  std::string ca;                 // empty: every CA Owner
  std::optional<Seconds> within;  // what is due later is left out; what is late is always in
  Instant now;
  size_t limit = 1000;
  bool recurrences = false;  // look in the mirror for resolved bugs that the most urgent new incidents resemble
};

struct DueItem {
  int64_t incident = 0;
  std::string ca;
  ShownObligation shown;
  bool security_sensitive = false;  // what leaves the desk says no particulars of it
  // The revocation deadline passed with certificates left and no report on the delay is linked: one is owed.
  bool owes_delay_report = false;
  // Resolved bugs of the same CA Owner that it looks like: if it is that again, it needs a bug of its own and the link.
  std::vector<int64_t> resembles = {};
};

struct DueList {
  std::vector<DueItem> items;  // most urgent first; those without an instant last
  bool more = false;           // there are more than `limit`
  std::string desk = {};  // hexadecimal digits that tell this desk from others and stay with it; empty: no incidents
};

Result<DueList> due_list(IncidentRecord& record, const DueRequest& request);

}  // namespace candor::desk
