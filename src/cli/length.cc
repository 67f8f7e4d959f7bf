#include "cli/length.h"

#include <charconv>

namespace candor::cli {

std::optional<Seconds> length_of(std::string_view word) {
  int count = 0;
  const char* const last = word.data() + word.size();
  const auto [end, error] = std::from_chars(word.data(), last, count);
  const std::string_view unit(end, static_cast<size_t>(last - end));
  if (error != std::errc() || count < 0 || count > 100000) return std::nullopt;
  if (unit == "min") return Seconds(std::chrono::minutes(count));
  if (unit == "h") return Seconds(std::chrono::hours(count));
  if (unit == "d") return Seconds(std::chrono::hours(24) * count);
  if (unit == "w") return Seconds(std::chrono::hours(24 * 7) * count);
  return std::nullopt;
}

}  // namespace candor::cli
