#include "cli/threads.h"

#include <algorithm>
#include <fmt/format.h>
#include <thread>

namespace candor::cli {

Result<int> thread_count(int asked) {
  constexpr int kMost = 256;
  if (asked < 0 || asked > kMost) return Error{fmt::format("--threads takes 1 to {}", kMost), ""};
  return asked > 0 ? asked : std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMost);
}

}  // namespace candor::cli
