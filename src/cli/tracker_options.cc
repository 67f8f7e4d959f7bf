#include "cli/tracker_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "base/version.h"
#include "cli/desk_settings.h"
#include "cli/secret.h"
#include "http/curl_client.h"

namespace candor::cli {

namespace {

constexpr std::string_view kDefaultTracker = "https://bugzilla.mozilla.org";
constexpr size_t kLongestKey = 200;

// One word, since it goes into a header. Says where it came from, never what it is.
Result<std::string> usable_key(std::string_view raw, const std::string& source) {
  const std::string_view key = trim(raw);
  if (key.empty()) return Error{fmt::format("{} holds no key", source), "Put the tracker's API key there."};
  const bool odd = std::ranges::any_of(key, [](char c) { return c <= ' ' || c > '~'; });
  if (odd || key.size() > kLongestKey) {
    return Error{fmt::format("what {} holds is no API key", source), "A key is one word of letters and digits."};
  }
  return std::string(key);
}

Result<std::string> key_of(const Result<std::string>& secret, const std::string& source) {
  return secret.ok() ? usable_key(*secret, source) : secret;
}

std::string setting(const DeskSettings& place, std::string_view key) {
  const auto found = place.find(key);
  return found == place.end() ? "" : found->second;
}

Result<std::string> find_key(const TrackerOptions& options, const DeskSettings& place) {
  if (const std::string key = variable("CANDOR_TRACKER_KEY"); !key.empty()) {
    keep_out_of_dumps();
    return usable_key(key, "$CANDOR_TRACKER_KEY");
  }
  const std::string file = options.key_file.empty() ? setting(place, "tracker-key-file") : options.key_file;
  if (!file.empty()) return key_of(secret_of_file(file, "--tracker-key-file"), printable(file));
  if (const std::string command = setting(place, "tracker-key-command"); !command.empty()) {
    return key_of(secret_of_command(command, "tracker-key-command"), "the output of tracker-key-command");
  }
  return std::string();
}

// "https://bugzilla.example/", "https://bugzilla.example/rest/" and "bugzilla.example" mean the same.
std::string clean_url(std::string url) {
  if (url.find("://") == std::string::npos) url = "https://" + url;
  const auto cut = [&](std::string_view end) {
    if (url.ends_with(end)) url.resize(url.size() - end.size());
  };
  cut("/");
  cut("/rest");
  cut("/");
  return url;
}

// Trackers ask for agents that say who they are and how to reach somebody.
std::string user_agent(const DeskSettings& place) {
  const std::string contact = setting(place, "contact");
  std::string text = fmt::format("candor/{} (CA incident desk{})", kVersion,
                                 contact.empty() ? "" : "; contact: " + std::string(contact));
  std::erase_if(text, [](char c) { return c < ' ' || c > '~'; });
  return text;
}

}  // namespace

void add_tracker_options(CLI::App& app, TrackerOptions& options) {
  const auto add = [&](const char* name, std::string& place, const char* description, const char* type) {
    app.add_option(name, place, description)->type_name(type)->take_last()->group("The tracker");
  };
  add("--tracker", options.url, "address of the Bugzilla; $CANDOR_TRACKER, else bugzilla.mozilla.org", "URL");
  add("--tracker-key-file", options.key_file, "file of mode 600 with the API key; $CANDOR_TRACKER_KEY comes first",
      "FILE");
}

Result<Tracker> open_tracker(const TrackerOptions& options, const DeskOptions& desk) {
  const Result<DeskSettings> settings = desk_settings(desk);
  if (!settings.ok()) return settings.error();
  const DeskSettings& place = *settings;
  std::string url = options.url;
  for (const std::string& next : {variable("CANDOR_TRACKER"), setting(place, "tracker")}) {
    if (url.empty()) url = next;
  }
  const bool by_default = url.empty();
  if (by_default) url = kDefaultTracker;
  const size_t at = url.find('@');
  if (at != std::string::npos || url.find('?') != std::string::npos) {
    return Error{"the tracker's address holds a user, a password or a query", "Write --tracker https://HOST."};
  }
  Result<std::string> key = find_key(options, place);
  if (!key.ok()) return key.error();
  Tracker tracker;
  tracker.by_default = by_default;
  tracker.server = {.url = clean_url(url), .key = std::move(*key)};
  tracker.client = http::make_curl_client({.user_agent = user_agent(place)});
  return tracker;
}

}  // namespace candor::cli
