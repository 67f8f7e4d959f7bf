// Names of the kinds of report, as the command line, JSON and guideline data spell them.
#include <algorithm>
#include <array>
#include <utility>

#include "report/report.h"

namespace candor::report {

namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 6> kNames = {{{Kind::unknown, "unknown"},
                                                                      {Kind::preliminary, "preliminary"},
                                                                      {Kind::full, "full"},
                                                                      {Kind::audit, "audit"},
                                                                      {Kind::update, "update"},
                                                                      {Kind::closure, "closure"}}};

}  // namespace

std::string_view to_string(Kind kind) {
  const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& name) { return name.first == kind; });
  return found != kNames.end() ? found->second : kNames.front().second;
}

std::optional<Kind> parse_kind(std::string_view text) {
  const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& name) { return name.second == text; });
  if (found == kNames.end()) return std::nullopt;
  return found->first;
}

}  // namespace candor::report
