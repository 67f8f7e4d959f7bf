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

}  // namespace

std::string fish_completion() {
  std::string out =
      "# fish completion for candor. Save it as ~/.config/fish/completions/candor.fish\n"
      "complete -c candor -f\n"
      "complete -c candor -n __fish_use_subcommand -l version -d 'print the version of candor'\n"
      "complete -c candor -n __fish_use_subcommand -a help -d 'show what a command does'\n";
  for (const OptionSpec& option : every_command_takes()) out += option_line("", option);
  for (const CommandSpec& command : command_specs()) {
    out += fmt::format("complete -c candor -n __fish_use_subcommand -a {} -d {}\n", command.name,
                       fish_quoted(command.summary));
    const std::string condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", command.name);
    for (const OptionSpec& option : command.options) out += option_line(condition, option);
    for (const OptionSpec& positional : command.positionals) out += positional_line(condition, positional);
  }
  return out;
}

}  // namespace candor::cli
