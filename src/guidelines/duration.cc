#include "guidelines/duration.h"

#include <charconv>

namespace candor::guidelines {

std::optional<Seconds> elapsed_time(std::string_view iso) {
  if (!iso.starts_with('P') || iso.size() < 3) return {};
  const bool hours = iso[1] == 'T';
  const std::string_view digits = iso.substr(hours ? 2 : 1);
  const char* const last = digits.data() + digits.size();
  int count = 0;
  const auto [end, error] = std::from_chars(digits.data(), last, count);
  if (error != std::errc() || end + 1 != last || count < 0) return {};
  if (hours && *end == 'H') return std::chrono::hours(count);
  if (!hours && *end == 'D') return std::chrono::hours(24) * count;
  return {};
}

}  // namespace candor::guidelines
