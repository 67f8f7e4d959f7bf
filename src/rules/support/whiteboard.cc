#include "rules/support/whiteboard.h"

#include <chrono>
#include <string>

#include "base/fold.h"
#include "report/timestamp.h"

namespace candor::rules {

std::optional<Instant> next_update(std::string_view whiteboard) {
  const std::string lower = to_lower(straighten(whiteboard));
  size_t at = lower.find("next update");
  if (at == std::string::npos) at = lower.find("next-update");
  if (at == std::string::npos) return {};
  const std::string rest = lower.substr(at + 11, 40);
  for (const auto& stamp : report::find_stamps(rest, 0, {})) {
    if (!stamp.utc) return {};
    const auto day = std::chrono::floor<std::chrono::days>(*stamp.utc);
    return Instant(day) + std::chrono::hours(24) - Seconds(1);
  }
  return {};
}

}  // namespace candor::rules
