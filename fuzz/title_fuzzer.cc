// Any title: owners have names, each once; what is left is trimmed and stands in the title; bugs have numbers.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/fold.h"
#include "fuzz/require.h"
#include "tracker/ca_owner.h"
#include "tracker/title.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using candor::fuzz::require;
  const std::string_view raw(reinterpret_cast<const char*>(data), size);
  const auto title = candor::tracker::read_title(raw);
  for (const std::string& owner : title.owners) {
    require(!owner.empty() && std::ranges::count(title.owners, owner) == 1);
    require(candor::tracker::ca_owner_name(owner) == owner);  // Candor's name for it names itself
  }
  require(candor::trim(title.incident) == title.incident);
  require(title.incident.empty() || candor::straighten(raw).find(title.incident) != std::string::npos);
  for (const int64_t bug : title.bugs) require(bug > 0);
  return 0;
}
