#include "toml_reader.h"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

#include "base/fold.h"
#include "base/time.h"

namespace candor::embed {

void Reader::fail(std::string_view what) const {
  throw std::runtime_error(fmt::format("{}: {}", place_, what));
}

const toml::node* Reader::node(std::string_view key, bool required) {
  asked_.emplace(key);
  const toml::node* found = table_.get(key);
  if (found == nullptr && required) fail(fmt::format("key '{}' is missing", key));
  return found;
}

std::string Reader::text(std::string_view key) {
  const auto value = node(key, true)->value_exact<std::string>();
  if (!value) fail(fmt::format("key '{}' must be a string", key));
  return *value;
}

std::string Reader::text_or_empty(std::string_view key) {
  return node(key, false) != nullptr ? text(key) : "";
}

std::string Reader::one_of(std::string_view key, std::string_view set) {
  std::string value = text(key);
  for (const std::string_view word : split(set, ' ')) {
    if (word == value) return value;
  }
  fail(fmt::format("unknown {} '{}', expected one of: {}", key, value, set));
}

std::vector<std::string> Reader::strings(const toml::node* found, std::string_view key) const {
  std::vector<std::string> values;
  if (found == nullptr) return values;
  const toml::array* array = found->as_array();
  if (array == nullptr) fail(fmt::format("key '{}' must be a list of strings", key));
  for (const toml::node& element : *array) {
    const auto value = element.value_exact<std::string>();
    if (!value) fail(fmt::format("key '{}' must hold strings only", key));
    values.push_back(*value);
  }
  return values;
}

std::vector<std::string> Reader::list(std::string_view key) {
  return strings(node(key, true), key);
}

std::vector<std::string> Reader::list_or_empty(std::string_view key) {
  return strings(node(key, false), key);
}

std::vector<std::string> Reader::words_of(std::string_view key, std::string_view set) {
  const auto known = split(set, ' ');
  std::vector<std::string> values = list(key);
  for (const std::string& value : values) {
    if (std::find(known.begin(), known.end(), value) == known.end()) {
      fail(fmt::format("unknown entry '{}' in {}, expected one of: {}", value, key, set));
    }
  }
  return values;
}

long long Reader::number(std::string_view key) {
  const auto value = node(key, true)->value_exact<int64_t>();
  if (!value) fail(fmt::format("key '{}' must be a whole number", key));
  return *value;
}

bool Reader::flag(std::string_view key) {
  const auto value = node(key, true)->value_exact<bool>();
  if (!value) fail(fmt::format("key '{}' must be true or false", key));
  return *value;
}

std::string Reader::date(std::string_view key) {
  std::string value = text(key);
  const bool shape = value.size() == 10 && parse_instant(value).has_value();
  if (!value.empty() && !shape) fail(fmt::format("key '{}' must be a date like 2026-03-20, not '{}'", key, value));
  return value;
}

std::vector<Reader> Reader::tables(std::string_view key) {
  std::vector<Reader> found;
  const toml::node* array = node(key, false);
  if (array == nullptr) return found;
  if (!array->is_array_of_tables()) fail(fmt::format("'{}' must be written as [[{}]] tables", key, key));
  for (const toml::node& element : *array->as_array()) {
    found.emplace_back(fmt::format("{}: {} {}", place_, key, found.size() + 1), *element.as_table());
  }
  return found;
}

std::vector<std::pair<std::string, Reader>> Reader::named(std::string_view key) {
  std::vector<std::pair<std::string, Reader>> found;
  const toml::node* outer = node(key, false);
  if (outer == nullptr) return found;
  if (!outer->is_table()) fail(fmt::format("'{}' must hold [{}.<id>] tables", key, key));
  for (const auto& [name, inner] : *outer->as_table()) {
    if (!inner.is_table()) fail(fmt::format("'{}.{}' must be a table", key, name.str()));
    found.emplace_back(std::string(name.str()),
                       Reader(fmt::format("{}: [{}.{}]", place_, key, name.str()), *inner.as_table()));
  }
  return found;
}

void Reader::finish() const {
  for (const auto& [key, value] : table_) {
    if (!asked_.contains(key.str())) fail(fmt::format("unknown key '{}'", key.str()));
  }
}

toml::table parse_toml(const std::filesystem::path& path) {
  try {
    return toml::parse_file(path.string());
  } catch (const toml::parse_error& error) {
    throw std::runtime_error(
        fmt::format("{}:{}: {}", path.string(), error.source().begin.line, std::string(error.description())));
  }
}

}  // namespace candor::embed
