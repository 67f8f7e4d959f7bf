#include "guidelines/revocation.h"

#include <algorithm>
#include <fmt/format.h>

#include "guidelines/data.h"
#include "guidelines/duration.h"

namespace candor::guidelines {

std::span<const RevocationReason> revocation_reasons() {
  return data::kRevocationReasons;
}

const RevocationReason* find_revocation_reason(std::string_view id) {
  const auto found = std::ranges::find(data::kRevocationReasons, id, &RevocationReason::id);
  return found == data::kRevocationReasons.end() ? nullptr : &*found;
}

std::span<const NeighbourClock> neighbour_clocks() {
  return data::kNeighbourClocks;
}

const NeighbourClock* find_neighbour_clock(std::string_view id) {
  const auto found = std::ranges::find(data::kNeighbourClocks, id, &NeighbourClock::id);
  return found == data::kNeighbourClocks.end() ? nullptr : &*found;
}

std::span<const std::string_view> revocation_notes() {
  return data::kRevocationNotes;
}

std::string cite(const RevocationReason& reason) {
  const std::string place = fmt::format("{} {}, {}", reason.document, reason.version, reason.section);
  return reason.item > 0 ? fmt::format("{} ({})", place, reason.item) : place;
}

std::optional<RevocationDue> revocation_due(const RevocationReason& reason, Instant from) {
  const auto must = elapsed_time(reason.deadline);
  if (!must) return {};
  RevocationDue due{from + *must, {}};
  if (const auto should = elapsed_time(reason.should)) due.should = from + *should;
  return due;
}

}  // namespace candor::guidelines
