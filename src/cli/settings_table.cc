#include "cli/settings_table.h"

#include <algorithm>
#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/suggest.h"
#include "base/utf8.h"

namespace candor::cli {

struct SettingsTable::Content {
  toml::table table;
};

SettingsTable::SettingsTable(std::shared_ptr<const Content> content, std::string where)
    : content_(std::move(content)), where_(std::move(where)) {}

void SettingsTable::wrong(const std::string& what) {
  fail({fmt::format("{}: {}", where_, what), "docs/notify.md shows what it may say."});
}

void SettingsTable::fail(const Error& error) {
  if (status_.ok()) status_ = error;
}

void SettingsTable::only(std::initializer_list<std::string_view> keys) {
  for (const auto& [key, value] : content_->table) {
    if (std::ranges::find(keys, key.str()) != keys.end()) continue;
    const std::string_view near = nearest(key.str(), {keys.begin(), keys.size()});
    return fail({fmt::format("{}: '{}' is no setting", where_, printable(key.str())),
                 near.empty() ? "docs/notify.md shows what it may say." : fmt::format("Did you mean {}?", near)});
  }
}

bool SettingsTable::has(std::string_view key) const {
  return content_->table.contains(key);
}

std::string SettingsTable::text(std::string_view key, std::string otherwise) {
  if (!has(key)) return otherwise;
  const auto value = content_->table[key].value_exact<std::string>();
  if (!value) wrong(fmt::format("{} is no text", key));
  return value.value_or(otherwise);
}

std::vector<std::string> SettingsTable::texts(std::string_view key) {
  const auto node = content_->table[key];
  if (!has(key)) return {};
  if (const auto one = node.value_exact<std::string>()) return {*one};
  std::vector<std::string> all;
  const toml::array* array = node.as_array();
  if (array == nullptr) wrong(fmt::format("{} is no list of texts", key));
  for (size_t i = 0; array != nullptr && i < array->size(); ++i) {
    const auto each = array->get(i)->value_exact<std::string>();
    if (!each) wrong(fmt::format("{} holds something that is no text", key));
    all.push_back(each.value_or(""));
  }
  return all;
}

int SettingsTable::port(int otherwise) {
  if (!has("port")) return otherwise;
  const auto value = content_->table["port"].value_exact<int64_t>();
  if (value && *value > 0 && *value < 65536) return static_cast<int>(*value);
  wrong("port is no port number");
  return otherwise;
}

Result<SettingsFile> SettingsFile::parse(const std::string& text, const std::string& shown) {
  try {
    SettingsFile file;
    file.root_ = std::make_shared<SettingsTable::Content>(SettingsTable::Content{toml::parse(text)});
    file.shown_ = shown;
    return file;
  } catch (const toml::parse_error& error) {
    return Error{fmt::format("{}: line {} cannot be read: {}", shown, error.source().begin.line, error.description()),
                 "docs/notify.md shows what it may say."};
  }
}

SettingsTable SettingsFile::root() const {
  return {root_, shown_};
}

std::vector<SettingsTable> SettingsFile::tables(std::string_view name) const {
  std::vector<SettingsTable> all;
  const auto add = [&](const toml::table* table, const std::string& where) {
    if (table == nullptr) return;
    all.emplace_back(std::make_shared<SettingsTable::Content>(SettingsTable::Content{*table}), where);
  };
  const auto node = root_->table[name];
  add(node.as_table(), fmt::format("{}, [{}]", shown_, name));
  const toml::array* array = node.as_array();
  for (size_t i = 0; array != nullptr && i < array->size(); ++i) {
    add(array->get(i)->as_table(), fmt::format("{}, [[{}]] {}", shown_, name, i + 1));
  }
  return all;
}

}  // namespace candor::cli
