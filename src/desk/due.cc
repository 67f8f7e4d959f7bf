#include "desk/due.h"

#include <algorithm>

namespace candor::desk {

namespace {

// A row of a deadline that passed stands until the separate report on the delay exists.
Result<bool> delay_reported(IncidentRecord& record, int64_t incident) {
  const auto linking = record.linking_to(incident);
  if (!linking.ok()) return linking.error();
  return std::ranges::any_of(*linking, [](const auto& link) { return link.second == "delayed-revocation-of"; });
}

}  // namespace

Result<DueList> due_list(IncidentRecord& record, const DueRequest& request) {
  const std::optional<Instant> until = request.within ? std::optional(request.now + *request.within) : std::nullopt;
  const auto rows = record.due(request.ca, until, static_cast<int64_t>(request.limit) + 1);
  if (!rows.ok()) return rows.error();
  DueList list;
  list.more = rows->size() > request.limit;
  for (const store::DueRow& row : *rows) {
    if (list.items.size() == request.limit) break;
    DueItem item{row.incident, row.ca, read_clock_row(row.clock), false};
    const lifecycle::Obligation& one = item.shown.obligation;
    if (one.since > request.now) continue;
    if (one.clock == "revocation" && one.level == guidelines::Level::must && one.due && *one.due < request.now) {
      const auto reported = delay_reported(record, row.incident);
      if (!reported.ok()) return reported.error();
      item.owes_delay_report = !*reported;
    }
    list.items.push_back(std::move(item));
  }
  return list;
}

}  // namespace candor::desk
