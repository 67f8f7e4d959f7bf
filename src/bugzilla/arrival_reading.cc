#include "bugzilla/arrival_reading.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fold.h"
#include "tracker/json_value.h"

namespace candor::bugzilla::reading {

std::string bug_path(int64_t bug, std::string_view below) {
  return fmt::format("/bug/{}{}", bug, below);
}

int64_t number(const json& object, const char* key) {
  return tracker::whole_number_of(object, key);
}

std::string text(const json& object, const char* key) {
  return tracker::text_of(object, key);
}

const json& list_below(const json& answer, int64_t bug, const char* name) {
  static const json kNone = json::array();
  const auto found = answer["bugs"].find(std::to_string(bug));
  if (!answer["bugs"].is_object() || found == answer["bugs"].end()) return kNone;
  if (found->is_array()) return *found;
  return found->is_object() && found->contains(name) && (*found)[name].is_array() ? (*found)[name] : kNone;
}

Answer comments(Rest& rest, int64_t bug) {
  return rest.get(bug_path(bug, "/comment"), {}, "bugs");
}

Answer attachments(Rest& rest, int64_t bug, const char* without) {
  return rest.get(bug_path(bug, "/attachment"), {{"exclude_fields", without}}, "bugs");
}

int64_t highest(const json& list) {
  int64_t id = 0;
  for (const json& item : list) id = std::max(id, number(item, "id"));
  return id;
}

bool ours(const json& item, const std::string& account) {
  const auto is = [&](const char* key) { return to_lower(text(item, key)) == to_lower(account); };
  return account.empty() || is("creator") || is("author");
}

std::string several(std::string_view what, const std::vector<int64_t>& numbers, std::string_view advice) {
  if (numbers.size() < 2) return "";
  return fmt::format("the tracker holds this more than once, as {} {}: {}", what, fmt::join(numbers, " and "), advice);
}

}  // namespace candor::bugzilla::reading
