#include "guidelines/version.h"

#include <algorithm>
#include <fmt/format.h>

#include "guidelines/data.h"

namespace candor::guidelines {

std::string_view to_string(Level level) {
  switch (level) {
    case Level::may:
      return "MAY";
    case Level::should:
      return "SHOULD";
    case Level::must:
      return "MUST";
  }
  return "";
}

std::string_view to_string(Basis basis) {
  switch (basis) {
    case Basis::keyword:
      return "keyword";
    case Basis::lowercase:
      return "lowercase";
    case Basis::implied:
      return "implied";
    case Basis::illustrative:
      return "illustrative";
    case Basis::derived:
      return "derived";
  }
  return "";
}

std::string_view describe(Basis basis) {
  switch (basis) {
    case Basis::keyword:
      return "a keyword of the guidelines";
    case Basis::lowercase:
      return "said by the guidelines without a keyword";
    case Basis::implied:
      return "implied by the guidelines";
    case Basis::illustrative:
      return "good practice the guidelines illustrate";
    case Basis::derived:
      return "our consistency check";
  }
  return "";
}

std::string_view to_string(Decided decided) {
  switch (decided) {
    case Decided::mechanical:
      return "mechanical";
    case Decided::heuristic:
      return "heuristic";
    case Decided::human:
      return "human";
  }
  return "";
}

const InForce* Version::find(std::string_view wanted) const {
  const auto found = std::lower_bound(requirements.begin(), requirements.end(), wanted,
                                      [](const InForce& r, std::string_view key) { return r.requirement->id < key; });
  return found != requirements.end() && found->requirement->id == wanted ? &*found : nullptr;
}

const Template* Version::template_for(report::Kind kind) const {
  const auto found =
      std::find_if(templates.begin(), templates.end(), [&](const Template& t) { return t.kind == kind; });
  return found != templates.end() ? &*found : nullptr;
}

bool Version::at_least(std::string_view other) const {
  const Version* bound = find_version(other);
  if (bound == nullptr) return false;
  // The draft comes first and has no date: nullopt compares below every instant.
  return effective >= bound->effective;
}

std::span<const Version> versions() {
  return data::kVersions;
}

std::span<const Requirement> requirements() {
  return data::kRequirements;
}

const Requirement* find_requirement(std::string_view id) {
  const auto all = requirements();
  const auto found = std::lower_bound(all.begin(), all.end(), id,
                                      [](const Requirement& r, std::string_view key) { return r.id < key; });
  return found != all.end() && found->id == id ? &*found : nullptr;
}

const Version* find_version(std::string_view id) {
  const auto all = versions();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Version& v) { return v.id == id; });
  return found != all.end() ? &*found : nullptr;
}

const Version& latest() {
  return versions().back();
}

const Version& in_force_at(Instant instant) {
  const auto all = versions();
  const Version* chosen = &all.front();
  for (const Version& version : all) {
    if (version.effective && *version.effective <= instant) chosen = &version;
  }
  return *chosen;
}

const report::Grammar& grammar() {
  static const report::Grammar kGrammar{{data::kHeadings.begin(), data::kHeadings.end()},
                                        {data::kLabels.begin(), data::kLabels.end()}};
  return kGrammar;
}

std::string cite(const Version& version, const InForce& requirement) {
  return fmt::format("CCADB Incident Reporting Guidelines {}, {}, {}", version.id, requirement.section,
                     requirement.position);
}

}  // namespace candor::guidelines
