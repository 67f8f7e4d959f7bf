// From arguments to a command's exit status. Mistakes get one sentence with a hint, never a stack of usage.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <ostream>

#include "base/suggest.h"
#include "base/utf8.h"
#include "base/version.h"
#include "cli/command.h"
#include "cli/help.h"

namespace candor::cli {

namespace {

// Options of many commands that take a value and may stand before the command's name.
bool takes_value(std::string_view argument) {
  constexpr std::array<std::string_view, 6> kOptions = {"--now", "--color", "--data", "--db", "--config", "--actor"};
  return std::find(kOptions.begin(), kOptions.end(), argument) != kOptions.end();
}

// Splits off the first argument that is neither an option nor the value of one of those.
std::optional<std::string> take_word(std::vector<std::string>& arguments) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (takes_value(arguments[i])) {
      ++i;
    } else if (arguments[i].empty() || arguments[i].front() != '-') {
      std::string word = arguments[i];
      arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i));
      return word;
    }
  }
  return std::nullopt;
}

// "evidence" of "evidence build", "evidence check" ...
bool begins_commands(std::string_view word) {
  const auto all = commands();
  return std::any_of(all.begin(), all.end(), [&](const Command* command) {
    return command->name.size() > word.size() && command->name.starts_with(word) && command->name[word.size()] == ' ';
  });
}

// The command's name: one word, or two where the first is that of several commands.
std::optional<std::string> take_command(std::vector<std::string>& arguments) {
  std::optional<std::string> name = take_word(arguments);
  if (!name || !begins_commands(*name)) return name;
  if (const auto second = take_word(arguments)) *name += " " + *second;
  return name;
}

bool has(const std::vector<std::string>& arguments, std::string_view option) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");  // what follows is names of files
  return std::find(arguments.begin(), end, option) != end;
}

bool asks_help(const std::vector<std::string>& arguments) {
  return has(arguments, "--help") || has(arguments, "-h");
}

std::string hint(std::string_view near) {
  return near.empty() ? "" : fmt::format("; did you mean '{}'?", near);
}

int unknown_command(const std::string& word, Environment& env) {
  std::vector<std::string_view> names;
  for (const Command* command : commands()) names.push_back(command->name);
  if (std::filesystem::exists(word)) {
    return env.fail({fmt::format("'{}' is a file, not a command", printable(word)),
                     fmt::format("To check it: candor check {}", printable(word))});
  }
  return env.fail({fmt::format("there is no command '{}'{}", printable(word), hint(nearest(word, names))),
                   "'candor --help' lists the commands."});
}

int unknown_option(const Command& command, const CLI::App& app, const std::string& word, Environment& env) {
  std::vector<std::string> owned;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) owned.push_back("--" + name);
  }
  const std::vector<std::string_view> names(owned.begin(), owned.end());
  const std::string name = word.substr(0, word.find('='));
  const bool option = name.size() > 1 && name.front() == '-';
  const std::string near(option ? nearest(name, names) : "");
  return env.fail({option ? fmt::format("'{}' has no option '{}'{}", command.name, printable(name), hint(near))
                          : fmt::format("'{}' does not take the argument '{}'", command.name, printable(name)),
                   fmt::format("'candor {} --help' lists the options.", command.name)});
}

// CLI11 words its errors for programmers: "--guidelines: 1 required V missing".
std::string in_our_words(const Command& command, const CLI::ParseError& error) {
  const std::string text = error.what();
  const std::string name = text.substr(0, text.find_first_of(": "));
  const auto says = [&](std::string_view words) { return text.find(words) != std::string::npos; };
  if (error.get_name() == "RequiredError") {
    const bool vowel = std::string_view("AEIOU").find(name.front()) != std::string_view::npos;
    return fmt::format("'{}' needs {} {}", command.name, vowel ? "an" : "a", name);
  }
  if (error.get_name() == "ArgumentMismatch") {
    if (says("At Most")) return fmt::format("{} was given more than once", name);
    return says("flag override") ? fmt::format("{} takes no value", name) : fmt::format("{} needs a value", name);
  }
  if (error.get_name() == "ValidationError") return fmt::format("{} {}", name, text.substr(name.size() + 2));
  constexpr std::string_view kNoConversion = "Could not convert: ";
  if (text.starts_with(kNoConversion)) return fmt::format("cannot take {}", text.substr(kNoConversion.size()));
  return text.substr(0, text.find('\n'));
}

// What no option and no argument took; not the "--" before names that may begin with a dash.
std::optional<std::string> left_over(const CLI::App& app) {
  for (const std::string& word : app.remaining()) {
    if (word != "--") return word;
  }
  return std::nullopt;
}

int parse_error(const Command& command, const CLI::ParseError& error, Environment& env) {
  return env.fail(
      {in_our_words(command, error), fmt::format("'candor {} --help' shows the options and examples.", command.name)});
}

Status apply(const GlobalOptions& globals, Environment& env) {
  if (globals.color == "always" || globals.color == "never") {
    env.colour = globals.color == "always";
  } else if (globals.color != "auto") {
    return Error{fmt::format("--color takes auto, always or never, not '{}'", printable(globals.color)), ""};
  }
  if (globals.now.empty()) return {};
  const auto now = parse_instant(globals.now);
  if (!now) {
    return Error{fmt::format("--now '{}' is not a UTC date or time", printable(globals.now)),
                 "Write it like 2026-03-20 or 2026-03-20T10:11Z."};
  }
  env.now = *now;
  return {};
}

int run_command(const Command& command, std::vector<std::string> arguments, Environment& env) {
  CLI::App app;
  GlobalOptions globals;
  const Run run = set_up(command, app);
  set_up_globals(app, globals);
  if (asks_help(arguments)) {
    env.out << command_help(command, app);
    return kOk;
  }
  app.allow_extras();
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them last first
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    if (const auto word = left_over(app)) return unknown_option(command, app, *word, env);
    return parse_error(command, error, env);
  }
  if (const auto word = left_over(app)) return unknown_option(command, app, *word, env);
  const Status applied = apply(globals, env);
  return applied.ok() ? run(env) : env.fail(applied.error());
}

// An empty word is a file or variable that was not there ("$(cat missing)"), and would mean: everything, or now.
void refuse_empty_values(CLI::App& app) {
  const auto check = [](const std::string& word) {
    return word.find_first_not_of(" \t\r\n") == std::string::npos ? "is empty" : "";
  };
  for (CLI::Option* option : app.get_options()) {
    if (option->get_expected_max() > 0) option->check(CLI::Validator(check, ""));
  }
}

}  // namespace

Run set_up(const Command& command, CLI::App& app) {
  app.name(std::string(command.name));
  app.description(std::string(command.summary));
  app.footer("Examples:\n" + std::string(command.examples));
  app.set_help_flag();
  Run run = command.setup(app);
  if (command.group == Group::evidence) refuse_empty_values(app);
  return run;
}

void set_up_globals(CLI::App& app, GlobalOptions& options) {
  app.set_help_flag();
  app.add_option("--now", options.now, "take T as the present moment instead of the clock")
      ->type_name("T")
      ->take_last()
      ->group("Every command");
  app.add_option("--color", options.color, "auto (colour on a terminal, unless NO_COLOR is set), always or never")
      ->type_name("WHEN")
      ->take_last()
      ->group("Every command");
  app.add_flag("-h,--help", options.help, "show options and examples")->group("Every command");
}

int run(const std::vector<std::string>& arguments, Environment& env) {
  std::vector<std::string> rest = arguments;
  std::optional<std::string> word = take_command(rest);
  const bool help = word == "help" || (!word && asks_help(rest));
  if (word == "help") {
    word = take_command(rest);
    rest = {"--help"};
  }
  if (!word) {
    if (has(rest, "--version")) {
      env.out << "candor " << kVersion << "\n";
      return kOk;
    }
    if (help) {
      env.out << program_help();
      return kOk;
    }
    if (rest.empty()) return env.fail({"no command was given", "'candor --help' lists the commands."});
    return env.fail(
        {fmt::format("'{}' is not a command", printable(rest.front())), "'candor --help' lists the commands."});
  }
  if (begins_commands(*word)) {
    env.out << family_help(*word);
    return kOk;
  }
  const Command* command = find_command(*word);
  return command == nullptr ? unknown_command(*word, env) : run_command(*command, std::move(rest), env);
}

}  // namespace candor::cli
