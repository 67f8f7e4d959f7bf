#include "tracker/json_value.h"

#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace candor::tracker {

namespace {

using nlohmann::json;

// Bugzilla began in 1998; an earlier date is a default or a typing error.
const Instant kEarliest = Instant(std::chrono::sys_days(std::chrono::year(1990) / 1 / 1));
constexpr size_t kShown = 40;

// From 0 to 2^63 - 1.
std::optional<int64_t> whole_number(const json& value) {
  if (!value.is_number_unsigned()) return {};
  const auto number = value.get<uint64_t>();
  return number <= static_cast<uint64_t>(INT64_MAX) ? std::optional(static_cast<int64_t>(number)) : std::nullopt;
}

}  // namespace

const json& absent() {
  static const json kAbsent;
  return kAbsent;
}

const json& member(const json& object, const char* key) {
  if (!object.is_object()) return absent();
  const auto found = object.find(key);
  return found == object.end() ? absent() : *found;
}

const json& first_of(const json& list) {
  return list.is_array() && !list.empty() ? list[0] : absent();
}

std::string text_of(const json& object, const char* key) {
  const json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : "";
}

int64_t whole_number_of(const json& object, const char* key) {
  return whole_number(member(object, key)).value_or(0);
}

int64_t id_of(const json& object, const char* key) {
  const int64_t id = whole_number_of(object, key);
  return id <= kLargestId ? id : 0;
}

int small_number_of(const json& object, const char* key) {
  const int64_t number = whole_number_of(object, key);
  return number <= std::numeric_limits<int>::max() ? static_cast<int>(number) : 0;
}

bool truth_of(const json& object, const char* key) {
  const json& value = member(object, key);
  return value.is_boolean() ? value.get<bool>() : whole_number_of(object, key) != 0;
}

std::vector<std::string> texts_of(const json& object, const char* key) {
  std::vector<std::string> texts;
  const json& list = member(object, key);
  if (!list.is_array()) return texts;
  for (const json& value : list) {
    if (value.is_string()) texts.push_back(value.get<std::string>());
  }
  return texts;
}

std::vector<int64_t> numbers_of(const json& object, const char* key) {
  std::vector<int64_t> numbers;
  const json& list = member(object, key);
  if (!list.is_array()) return numbers;
  for (const json& value : list) {
    if (const auto number = whole_number(value)) numbers.push_back(*number);
  }
  return numbers;
}

std::optional<Instant> instant_of(const json& object, const char* key, std::string_view what,
                                  std::vector<std::string>& remarks) {
  const json& value = member(object, key);
  if (value.is_null()) return {};
  const std::optional<Instant> read =
      value.is_string() ? parse_instant(value.get_ref<const std::string&>()) : std::nullopt;
  if (read && *read >= kEarliest) return read;
  const std::string written = value.is_string() ? value.get<std::string>().substr(0, kShown) : value.type_name();
  remarks.push_back(fmt::format("{}: '{}' is {}", what, printable(written),
                                read ? "a date before 1990 and was left out" : "no date and was left out"));
  return {};
}

}  // namespace candor::tracker
