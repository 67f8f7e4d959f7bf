#include "cli/desk_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <pwd.h>
#include <toml++/toml.h>
#include <unistd.h>

#include "base/file.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cli/desk_settings.h"

namespace candor::cli {

namespace {

namespace fs = std::filesystem;
constexpr size_t kLargestConfig = 1 << 16;

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): one thread
  return value == nullptr ? "" : value;
}

// What candor.toml may say. Keys of other commands are listed where those are.
constexpr std::array<std::string_view, 11> kKeys = {
    "data",    "db",       "actor",   "tracker",        "tracker-key-file", "tracker-key-command",
    "contact", "approval", "account", "security-group", "ccadb-account"};
constexpr std::array<std::string_view, 1> kPaths = {"tracker-key-file"};

Error in_config(const std::string& path, const std::string& what) {
  return {fmt::format("{}: {}", printable(path), what), "docs/record.md shows what it may say."};
}

Result<toml::table> read_config(const std::string& path) {
  const Result<std::string> text = read_file(path, kLargestConfig);
  if (!text.ok()) return text.error();
  try {
    toml::table table = toml::parse(*text);
    for (const std::string_view key : kKeys) {
      if (table.contains(key) && !table[key].is_string()) return in_config(path, fmt::format("{} is no text", key));
    }
    for (const auto& [key, value] : table) {
      if (std::ranges::find(kKeys, key.str()) != kKeys.end()) continue;
      const std::string_view near = nearest(key.str(), kKeys);
      return in_config(path, fmt::format("'{}' is no setting{}", printable(key.str()),
                                         near.empty() ? "" : fmt::format("; did you mean {}?", near)));
    }
    return table;
  } catch (const toml::parse_error& error) {
    return in_config(path, fmt::format("line {} cannot be read: {}", error.source().begin.line, error.description()));
  }
}

std::string first_given(std::initializer_list<std::string> choices) {
  for (const std::string& choice : choices) {
    if (!choice.empty()) return choice;
  }
  return "";
}

std::string user_name() {
  const passwd* user = ::getpwuid(::geteuid());  // NOLINT(concurrency-mt-unsafe)
  return user == nullptr ? fmt::format("user {}", ::geteuid()) : user->pw_name;
}

// Paths in a configuration count from its own folder.
std::string beside(const std::string& config, const std::string& path) {
  return path.empty() ? path : (fs::path(config).parent_path() / path).string();
}

// candor.toml as it was found; empty when there is none.
struct Config {
  std::string path;
  toml::table table;
  std::string said(std::string_view key) const { return table[key].value_or(std::string()); }
};

Result<Config> find_config(const DeskOptions& options) {
  Config config{options.config, {}};
  const std::string data = first_given({options.data, variable("CANDOR_DATA"), "candor-data"});
  std::error_code none;
  const std::string own = (fs::path(data) / "candor.toml").string();
  if (config.path.empty() && fs::exists(own, none)) config.path = own;
  if (config.path.empty()) return config;
  Result<toml::table> read = read_config(config.path);
  if (!read.ok()) return read.error();
  config.table = std::move(read).value();
  return config;
}

}  // namespace

void add_desk_options(CLI::App& app, DeskOptions& options) {
  const auto add = [&](const char* name, std::string& place, const char* description, const char* type) {
    app.add_option(name, place, description)->type_name(type)->take_last()->group("The desk");
  };
  add("--data", options.data, "folder of the desk; $CANDOR_DATA, else candor-data", "DIR");
  add("--db", options.db, "its database: sqlite:PATH or postgresql://USER@HOST/NAME; desk.sqlite in DIR by default",
      "URL");
  add("--config", options.config, "settings; candor.toml in DIR by default", "FILE");
  add("--actor", options.actor, "who does this, for the record; $CANDOR_ACTOR, else the user's name", "NAME");
}

Result<DeskPlace> resolve_desk(const DeskOptions& options) {
  DeskPlace place;
  const Result<Config> config = find_config(options);
  if (!config.ok()) return config.error();
  place.data =
      first_given({options.data, variable("CANDOR_DATA"), beside(config->path, config->said("data")), "candor-data"});
  place.actor = first_given({options.actor, variable("CANDOR_ACTOR"), config->said("actor"), user_name()});
  const std::string url = first_given({options.db, variable("CANDOR_DB"), config->said("db"),
                                       "sqlite:" + (fs::path(place.data) / "desk.sqlite").string()});
  Result<store::Location> location = store::parse_location(url);
  if (!location.ok()) return location.error();
  place.location = std::move(location).value();
  return place;
}

Result<DeskSettings> desk_settings(const DeskOptions& options) {
  const Result<Config> config = find_config(options);
  if (!config.ok()) return config.error();
  DeskSettings settings;
  for (const std::string_view key : kKeys) {
    const bool path = std::ranges::find(kPaths, key) != kPaths.end();
    const std::string said = config->said(key);
    if (!said.empty()) settings.emplace(key, path ? beside(config->path, said) : said);
  }
  return settings;
}

Result<OpenDesk> open_desk(const DeskOptions& options, const Environment& env, store::OpenOptions how) {
  const Result<DeskPlace> place = resolve_desk(options);
  if (!place.ok()) return place.error();
  how.now = env.now;
  Result<desk::IncidentRecord> record = desk::IncidentRecord::open(place->location, how);
  if (!record.ok()) return record.error();
  return OpenDesk{std::move(record).value(), {place->actor, env.now}};
}

}  // namespace candor::cli
