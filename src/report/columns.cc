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
  TableColumn column;
};

// Longest first where one begins another.
constexpr std::array<Name, 48> kActionNames = {{{"corresponding root causes", TableColumn::root_causes},
                                                {"corresponding root cause(s)", TableColumn::root_causes},
                                                {"corresponding root cause", TableColumn::root_causes},
                                                {"root cause(s)", TableColumn::root_causes},
                                                {"root causes", TableColumn::root_causes},
                                                {"root cause", TableColumn::root_causes},
                                                {"evaluation criteria", TableColumn::criteria},
                                                {"evaluation criterion", TableColumn::criteria},
                                                {"success criteria", TableColumn::criteria},
                                                {"evaluation", TableColumn::criteria},
                                                {"criteria", TableColumn::criteria},
                                                {"action items", TableColumn::description},
                                                {"action item", TableColumn::description},
                                                {"actions", TableColumn::description},
                                                {"action", TableColumn::description},
                                                {"remediation step", TableColumn::description},
                                                {"remediation", TableColumn::description},
                                                {"measure", TableColumn::description},
                                                {"description", TableColumn::description},
                                                {"steps", TableColumn::description},
                                                {"step", TableColumn::description},
                                                {"task", TableColumn::description},
                                                {"item", TableColumn::description},
                                                {"what", TableColumn::description},
                                                {"kind", TableColumn::kind},
                                                {"type", TableColumn::kind},
                                                {"category", TableColumn::kind},
                                                {"target completion date", TableColumn::due},
                                                {"expected completion", TableColumn::due},
                                                {"completion date", TableColumn::due},
                                                {"target date", TableColumn::due},
                                                {"planned date", TableColumn::due},
                                                {"due date", TableColumn::due},
                                                {"due by", TableColumn::due},
                                                {"due", TableColumn::due},
                                                {"date", TableColumn::due},
                                                {"deadline", TableColumn::due},
                                                {"timeline", TableColumn::due},
                                                {"when", TableColumn::due},
                                                {"status", TableColumn::status},
                                                {"state", TableColumn::status},
                                                {"responsible party", TableColumn::other},
                                                {"responsible", TableColumn::other},
                                                {"owner", TableColumn::other},
                                                {"assignee", TableColumn::other},
                                                {"department", TableColumn::other},
                                                {"team", TableColumn::other},
                                                {"priority", TableColumn::other}}};

struct Found {
  TableColumn column = TableColumn::other;
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

TableColumn action_column(std::string_view header) {
  const std::string key = spelling_key(header);
  const Found found = action_name_at(key);
  const bool rest = key.size() <= found.length || key[found.length + 1] == '(';
  if (found.column != TableColumn::other && rest) return found.column;
  if (key.ends_with(" date")) return TableColumn::due;
  if (key.starts_with("status ")) return TableColumn::status;
  return TableColumn::other;
}

TableColumn related_column(std::string_view header) {
  const std::string key = spelling_key(header);
  if (key.starts_with("bug") || key.ends_with("bug") || key == "incident" || key == "id") return TableColumn::bug;
  if (key == "date" || key.ends_with(" date") || key.starts_with("date ")) return TableColumn::date;
  if (key.starts_with("description") || key == "summary" || key == "details") return TableColumn::description;
  return TableColumn::other;
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
  if (columns.size() < 3 || !titled || action_column(columns[0]) != TableColumn::description) return {};
  return columns;
}

}  // namespace candor::report
