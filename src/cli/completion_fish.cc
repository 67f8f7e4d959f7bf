#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/spec.h"

namespace candor::cli {

namespace {

std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string argument(const OptionSpec& spec) {
  switch (spec.values) {
    case Values::words:
      return fmt::format(" -x -a {}", fish_quoted(fmt::format("{}", fmt::join(spec.words, " "))));
    case Values::files:
      return " -r -F";
    case Values::folders:
      return " -x -a '(__fish_complete_directories)'";
    case Values::any:
      return " -x";
  }
  return "";
}

std::string option_line(const std::string& condition, const OptionSpec& spec) {
  std::string out = "complete -c candor" + condition;
  for (const std::string& name : spec.shorts) out += " -s " + name;
  for (const std::string& name : spec.longs) out += " -l " + name;
  if (!spec.value.empty()) out += argument(spec);
  return out + " -d " + fish_quoted(spec.description) + "\n";
}

std::string positional_line(const std::string& condition, const OptionSpec& spec) {
  switch (spec.values) {
    case Values::words:
      return fmt::format("complete -c candor{} -a {}\n", condition,
                         fish_quoted(fmt::format("{}", fmt::join(spec.words, " "))));
    case Values::files:
      return fmt::format("complete -c candor{} -F\n", condition);
    case Values::folders:
      return fmt::format("complete -c candor{} -a '(__fish_complete_directories)'\n", condition);
    case Values::any:
      return "";
  }
  return "";
}

// "evidence build" has been typed when both of its words have; "check" only when no "evidence" stands before it.
std::string seen(const std::string& name) {
  const size_t space = name.find(' ');
  if (space == std::string::npos) {
    std::string condition = "__fish_seen_subcommand_from " + name;
    for (const auto& [word, seconds] : second_words()) {
      if (std::find(seconds.begin(), seconds.end(), name) == seconds.end()) continue;
      condition += "; and not __fish_seen_subcommand_from " + word;
    }
    return condition;
  }
  return fmt::format("__fish_seen_subcommand_from {}; and __fish_seen_subcommand_from {}", name.substr(0, space),
                     name.substr(space + 1));
}

// The line that offers the command's last word.
std::string command_line(const CommandSpec& command) {
  const size_t space = command.name.find(' ');
  std::string condition = "__fish_use_subcommand";
  if (space != std::string::npos) {
    const std::string first = command.name.substr(0, space);
    for (const auto& [word, seconds] : second_words()) {
      if (word != first) continue;
      condition = fmt::format("'__fish_seen_subcommand_from {}; and not __fish_seen_subcommand_from {}'", word,
                              fmt::join(seconds, " "));
    }
  }
  const std::string word = space == std::string::npos ? command.name : command.name.substr(space + 1);
  return fmt::format("complete -c candor -n {} -a {} -d {}\n", condition, word, fish_quoted(command.summary));
}

}  // namespace

std::string fish_completion() {
  std::string out =
      "# fish completion for candor. Save it as ~/.config/fish/completions/candor.fish\n"
      "complete -c candor -f\n"
      "complete -c candor -n __fish_use_subcommand -l version -d 'print the version of candor'\n"
      "complete -c candor -n __fish_use_subcommand -a help -d 'show what a command does'\n";
  for (const OptionSpec& option : every_command_takes()) out += option_line("", option);
  for (const auto& [word, seconds] : second_words()) {
    out += fmt::format("complete -c candor -n __fish_use_subcommand -a {} -d {}\n", word,
                       fish_quoted(fmt::format("{}", fmt::join(seconds, ", "))));
  }
  for (const CommandSpec& command : command_specs()) {
    out += command_line(command);
    const std::string condition = fmt::format(" -n '{}'", seen(command.name));
    for (const OptionSpec& option : command.options) out += option_line(condition, option);
    for (const OptionSpec& positional : command.positionals) out += positional_line(condition, positional);
  }
  return out;
}

}  // namespace candor::cli
