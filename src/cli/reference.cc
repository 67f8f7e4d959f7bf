#include "cli/reference.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/fold.h"

namespace candor::cli {

using guidelines::InForce;
using guidelines::Level;
using guidelines::Version;

namespace {

const InForce* strongest_of(const std::vector<std::string_view>& requirements, const Version& version) {
  const InForce* strongest = nullptr;
  for (const std::string_view id : requirements) {
    const InForce* found = version.find(id);
    if (found != nullptr && (strongest == nullptr || found->level > strongest->level)) strongest = found;
  }
  return strongest;
}

std::vector<Standing> standings_of(const std::vector<std::string_view>& requirements) {
  std::vector<Standing> found;
  for (const Version& version : guidelines::versions()) {
    const InForce* strongest = strongest_of(requirements, version);
    if (strongest != nullptr) found.push_back({&version, strongest});
  }
  return found;
}

// "2.0", "3.0 to 3.2" or "1.0, 3.0 to 3.2": versions of one level; neighbours are joined.
std::string version_ranges(const std::vector<Standing>& all, Level level) {
  std::string out;
  const Version* first = nullptr;
  const Version* last = nullptr;
  const auto flush = [&] {
    if (first == nullptr) return;
    out += out.empty() ? "" : ", ";
    out += first == last ? std::string(first->id) : fmt::format("{} to {}", first->id, last->id);
  };
  for (const Standing& standing : all) {
    if (standing.strongest->level != level) continue;
    if (last == nullptr || standing.version != last + 1) {
      flush();
      first = standing.version;
    }
    last = standing.version;
  }
  flush();
  return out;
}

}  // namespace

std::vector<Standing> standings(const rules::Rule& rule) {
  return standings_of(rule.requirements);
}

std::vector<Standing> standings(std::string_view requirement) {
  return standings_of({requirement});
}

std::string levels_text(const std::vector<Standing>& all) {
  std::string out;
  for (const Level level : {Level::must, Level::should, Level::may}) {
    const std::string ranges = version_ranges(all, level);
    if (ranges.empty()) continue;
    out += fmt::format("{}{} in {}", out.empty() ? "" : ", ", to_string(level), ranges);
  }
  return out;
}

const rules::Rule& rule_for(const guidelines::Requirement& requirement) {
  // Asked for each of hundreds of requirements: one pass over the table instead of one each.
  static const std::map<std::string_view, const rules::Rule*> kRules = [] {
    std::map<std::string_view, const rules::Rule*> by_requirement;
    for (const rules::Rule* rule : rules::all_rules()) {
      for (const std::string_view id : rule->requirements) by_requirement.try_emplace(id, rule);
    }
    return by_requirement;
  }();
  return *kRules.at(requirement.id);
}

std::vector<std::string_view> kind_names(unsigned mask) {
  std::vector<std::string_view> names;
  for (const auto kind : {report::Kind::preliminary, report::Kind::full, report::Kind::audit, report::Kind::update,
                          report::Kind::closure}) {
    if ((mask & rules::mask_of(kind)) != 0) names.push_back(report::to_string(kind));
  }
  return names;
}

std::string_view family(std::string_view id) {
  return id.substr(0, id.find('-'));
}

std::string_view how_decided(rules::Decided decided) {
  switch (decided) {
    case rules::Decided::mechanical:
      return "decided mechanically";
    case rules::Decided::heuristic:
      return "decided by a heuristic";
    case rules::Decided::human:
      return "left to a person";
  }
  return "";
}

Coverage coverage(const Version& version) {
  Coverage counts;
  for (const InForce& entry : version.requirements) {
    switch (rule_for(*entry.requirement).decided) {
      case rules::Decided::mechanical:
        ++counts.mechanical;
        break;
      case rules::Decided::heuristic:
        ++counts.heuristic;
        break;
      case rules::Decided::human:
        ++counts.human;
        break;
    }
  }
  return counts;
}

std::array<int, 3> level_counts(const Version& version) {
  std::array<int, 3> counts{};
  for (const InForce& entry : version.requirements) ++counts[static_cast<size_t>(entry.level)];
  return counts;
}

std::string dates_text(const Version& version) {
  if (version.effective) return "effective " + format_date(*version.effective);
  return "never in force, text of " + format_date(version.text_date);
}

std::string wrapped(std::string_view text, size_t indent, size_t width) {
  std::string out;
  size_t column = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (column > 0 && column + 1 + word.size() > width) {
      out += '\n';
      column = 0;
    }
    out += column == 0 ? std::string(indent, ' ') : " ";
    column += word.size() + (column == 0 ? indent : 1);
    out += word;
  }
  return out + '\n';
}

}  // namespace candor::cli
