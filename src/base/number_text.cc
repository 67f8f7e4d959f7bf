#include "base/number_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace candor {

double few_digits(double value, int decimals) {
  if (value == 0 || !std::isfinite(value)) return value;
  constexpr int kSignificant = 3, kMostPlaces = 30;
  const int places = kSignificant - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  const double scale = std::pow(10.0, std::clamp(places, decimals, kMostPlaces));
  const double scaled = value * scale;
  return std::isfinite(scaled) ? std::round(scaled) / scale : value;
}

std::string plain_number(double value) {
  constexpr int kLargestExponent = 20;
  std::string shortest = fmt::format("{}", value);
  const size_t mark = shortest.find("e-");
  if (mark == std::string::npos) return shortest;
  const int exponent = std::stoi(shortest.substr(mark + 2));
  if (exponent > kLargestExponent) return shortest;
  const std::string_view mantissa = std::string_view(shortest).substr(0, mark);
  const size_t point = mantissa.find('.');
  const int behind = point == std::string_view::npos ? 0 : static_cast<int>(mantissa.size() - point - 1);
  return fmt::format("{:.{}f}", value, exponent + behind);
}

}  // namespace candor
