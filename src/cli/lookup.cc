#include "cli/lookup.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

#include "base/suggest.h"
#include "base/utf8.h"
#include "rules/rule.h"

namespace candor::cli {

namespace {

// A slip of the fingers, or the beginning of one name ("2" for "2.0", the newest of several).
std::string_view meant(std::string_view word, const std::vector<std::string_view>& known) {
  const std::string_view near = nearest(word, known);
  if (!near.empty() || word.empty()) return near;
  const auto begun =
      std::find_if(known.rbegin(), known.rend(), [&](std::string_view name) { return name.starts_with(word); });
  return begun == known.rend() ? "" : *begun;
}

Error unknown(std::string_view what, std::string_view word, const std::vector<std::string_view>& known,
              std::string advice) {
  const std::string_view near = meant(word, known);
  const std::string hint = near.empty() ? "" : fmt::format("; did you mean '{}'?", near);
  return {fmt::format("there is no {} '{}'{}", what, printable(word), hint), std::move(advice)};
}

}  // namespace

Result<const guidelines::Version*> version_named(std::string_view word) {
  const guidelines::Version* version = guidelines::find_version(word);
  if (version != nullptr) return version;
  std::vector<std::string_view> known;
  for (const auto& each : guidelines::versions()) known.push_back(each.id);
  return unknown("guideline version", word, known, fmt::format("The versions are {}.", fmt::join(known, ", ")));
}

Result<report::Kind> kind_named(std::string_view word) {
  const auto kind = report::parse_kind(word);
  if (kind && *kind != report::Kind::unknown) return *kind;
  const std::vector<std::string_view> known = {"full", "preliminary", "audit", "closure", "update"};
  return unknown("kind of report", word, known, fmt::format("The kinds are {}.", fmt::join(known, ", ")));
}

Result<std::string> reference_named(std::string_view word) {
  std::vector<std::string_view> known;
  for (const rules::Rule* rule : rules::all_rules()) known.push_back(rule->id);
  for (const auto& requirement : guidelines::requirements()) known.push_back(requirement.id);
  if (std::find(known.begin(), known.end(), word) != known.end()) return std::string(word);
  return unknown("rule or requirement", word, known, "'candor rules' lists the rules.");
}

Result<std::string> one_of(std::string_view option, std::string_view word,
                           std::initializer_list<std::string_view> set) {
  if (std::find(set.begin(), set.end(), word) != set.end()) return std::string(word);
  const std::vector<std::string_view> known(set);
  const std::string_view near = meant(word, known);
  const std::string hint = near.empty() ? "" : fmt::format("; did you mean '{}'?", near);
  return Error{fmt::format("{} takes {}, not '{}'{}", option, fmt::join(known, " or "), printable(word), hint), ""};
}

}  // namespace candor::cli
