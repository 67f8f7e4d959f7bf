#include "cli/spec.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "base/fold.h"
#include "cli/command.h"
#include "guidelines/version.h"
#include "rules/rule.h"

namespace candor::cli {

namespace {

using Words = std::vector<std::string>;

Words version_words() {
  Words words;
  for (const auto& version : guidelines::versions()) words.emplace_back(version.id);
  return words;
}

Words rule_words() {
  Words words;
  for (const rules::Rule* rule : rules::all_rules()) words.emplace_back(rule->id);
  return words;
}

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// "text, json, sarif or github" -> its words: how the commands write down a closed set. Explanations in parentheses
// and after a semicolon are left out; anything else is no such list.
Words listed_words(std::string text) {
  for (size_t open = text.find(" ("); open != std::string::npos; open = text.find(" (", open)) {
    const size_t close = text.find(')', open);
    if (close == std::string::npos) return {};
    text.erase(open, close + 1 - open);
  }
  text = text.substr(0, text.find(';'));
  const size_t last = text.rfind(" or ");
  if (last == std::string::npos) return {};
  text.replace(last, 4, ", ");
  const size_t colon = text.rfind(": ");
  if (colon != std::string::npos) text.erase(0, colon + 2);
  Words words;
  for (const std::string_view word : split(text, ',')) words.emplace_back(trim(word));
  return std::all_of(words.begin(), words.end(), is_word) ? words : Words{};
}

void find_values(OptionSpec& spec) {
  static const std::map<std::string_view, Values> kPlaces = {
      {"FILE", Values::files}, {"LIST", Values::files},  {"PATH", Values::files},    {"BUG.json", Values::files},
      {"BUG", Values::files},  {"DIR", Values::folders}, {"FOLDER", Values::folders}};
  const auto place = kPlaces.find(spec.value);
  if (place != kPlaces.end()) {
    spec.values = place->second;
    return;
  }
  if (spec.value == "V" || spec.value == "V2") {
    spec.words = version_words();
    if (spec.description.find("auto") != std::string::npos) spec.words.emplace_back("auto");
  }
  if (spec.value == "ID") spec.words = rule_words();
  if (spec.words.empty()) spec.words = listed_words(spec.description);
  if (!spec.words.empty()) spec.values = Values::words;
}

OptionSpec spec_of(const CLI::Option& option) {
  OptionSpec spec;
  spec.description = option.get_description();
  spec.required = option.get_required();
  spec.many = option.get_items_expected_max() > 1;
  spec.longs = option.get_lnames();
  spec.shorts = option.get_snames();
  if (option.get_positional()) {
    spec.longs = {option.get_name(true, false)};
    spec.value = spec.longs.front();
  } else if (option.get_type_size() != 0) {
    spec.value = option.get_type_name();
  }
  if (!spec.value.empty()) find_values(spec);
  return spec;
}

}  // namespace

std::vector<CommandSpec> command_specs() {
  std::vector<CommandSpec> specs;
  for (const Command* command : commands()) {
    CLI::App app;
    const Run keep_options_alive = set_up(*command, app);
    CommandSpec& spec = specs.emplace_back();
    spec.name = command->name;
    spec.summary = command->summary;
    spec.examples = command->examples;
    for (const CLI::Option* option : app.get_options()) {
      (option->get_positional() ? spec.positionals : spec.options).push_back(spec_of(*option));
    }
  }
  return specs;
}

std::vector<std::string> first_words() {
  std::vector<std::string> words;
  for (const Command* command : commands()) {
    const std::string word(command->name.substr(0, command->name.find(' ')));
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  return words;
}

std::vector<std::pair<std::string, Words>> second_words() {
  std::vector<std::pair<std::string, Words>> families;
  for (const Command* command : commands()) {
    const size_t space = command->name.find(' ');
    if (space == std::string_view::npos) continue;
    const std::string first(command->name.substr(0, space));
    if (families.empty() || families.back().first != first) families.push_back({first, {}});
    families.back().second.emplace_back(command->name.substr(space + 1));
  }
  return families;
}

std::vector<OptionSpec> every_command_takes() {
  CLI::App app;
  GlobalOptions globals;
  set_up_globals(app, globals);
  std::vector<OptionSpec> specs;
  for (const CLI::Option* option : app.get_options()) specs.push_back(spec_of(*option));
  return specs;
}

}  // namespace candor::cli
