#include "report/columns.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "report/keyed.h"

namespace candor::report {

namespace {

struct Name {
  std::string_view words;
  Column column;
};

// Longest first where one begins another.
constexpr std::array<Name, 48> kActionNames = {{{"corresponding root causes", Column::root_causes},
                                                {"corresponding root cause(s)", Column::root_causes},
                                                {"corresponding root cause", Column::root_causes},
                                                {"root cause(s)", Column::root_causes},
                                                {"root causes", Column::root_causes},
                                                {"root cause", Column::root_causes},
                                                {"evaluation criteria", Column::criteria},
                                                {"evaluation criterion", Column::criteria},
                                                {"success criteria", Column::criteria},
                                                {"evaluation", Column::criteria},
                                                {"criteria", Column::criteria},
                                                {"action items", Column::description},
                                                {"action item", Column::description},
                                                {"actions", Column::description},
                                                {"action", Column::description},
                                                {"remediation step", Column::description},
                                                {"remediation", Column::description},
                                                {"measure", Column::description},
                                                {"description", Column::description},
                                                {"steps", Column::description},
                                                {"step", Column::description},
                                                {"task", Column::description},
                                                {"item", Column::description},
                                                {"what", Column::description},
                                                {"kind", Column::kind},
                                                {"type", Column::kind},
                                                {"category", Column::kind},
                                                {"target completion date", Column::due},
                                                {"expected completion", Column::due},
                                                {"completion date", Column::due},
                                                {"target date", Column::due},
                                                {"planned date", Column::due},
                                                {"due date", Column::due},
                                                {"due by", Column::due},
                                                {"due", Column::due},
                                                {"date", Column::due},
                                                {"deadline", Column::due},
                                                {"timeline", Column::due},
                                                {"when", Column::due},
                                                {"status", Column::status},
                                                {"state", Column::status},
                                                {"responsible party", Column::other},
                                                {"responsible", Column::other},
                                                {"owner", Column::other},
                                                {"assignee", Column::other},
                                                {"department", Column::other},
                                                {"team", Column::other},
                                                {"priority", Column::other}}};

struct Found {
  Column column = Column::other;
  size_t length = 0;
};

Found action_name_at(std::string_view key) {
  for (const Name& name : kActionNames) {
    const bool ends =
        key.size() == name.words.size() || (key.size() > name.words.size() && key[name.words.size()] == ' ');
    if (ends && key.starts_with(name.words)) return {name.column, name.words.size()};
  }
  return {};
}

}  // namespace

Column action_column(std::string_view header) {
  const std::string key = spelling_key(header);
  const Found found = action_name_at(key);
  const bool rest = key.size() <= found.length || key[found.length + 1] == '(';
  if (found.column != Column::other && rest) return found.column;
  if (key.ends_with(" date")) return Column::due;
  if (key.starts_with("status ")) return Column::status;
  return Column::other;
}

Column related_column(std::string_view header) {
  const std::string key = spelling_key(header);
  if (key.starts_with("bug") || key.ends_with("bug") || key == "incident" || key == "id") return Column::bug;
  if (key == "date" || key.ends_with(" date") || key.starts_with("date ")) return Column::date;
  if (key.starts_with("description") || key == "summary" || key == "details") return Column::description;
  return Column::other;
}

std::vector<std::string_view> split_flat_header(std::string_view line) {
  std::vector<std::string_view> columns;
  if (line.size() > 130) return columns;
  const std::string lower = to_lower(line);
  size_t at = 0;
  while (at < lower.size()) {
    const Found found = action_name_at(std::string_view(lower).substr(at));
    if (found.length == 0) return {};
    columns.push_back(line.substr(at, found.length));
    at += found.length;
    while (at < lower.size() && (lower[at] == ' ' || lower[at] == '\t')) ++at;
  }
  const bool titled =
      std::all_of(columns.begin(), columns.end(), [](std::string_view c) { return c[0] >= 'A' && c[0] <= 'Z'; });
  if (columns.size() < 3 || !titled || action_column(columns[0]) != Column::description) return {};
  return columns;
}

}  // namespace candor::report
