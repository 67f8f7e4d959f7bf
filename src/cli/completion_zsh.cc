#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/spec.h"

namespace candor::cli {

namespace {

// For a single-quoted _arguments or _describe specification: colon and brackets are its own signs.
std::string zsh_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string action(const OptionSpec& spec) {
  switch (spec.values) {
    case Values::words:
      return fmt::format("({})", fmt::join(spec.words, " "));
    case Values::files:
      return "_files";
    case Values::folders:
      return "_files -/";
    case Values::any:
      return "";
  }
  return "";
}

std::string option_line(const std::string& name, const OptionSpec& spec) {
  const std::string value = spec.value.empty() ? "" : fmt::format(":{}:{}", zsh_escaped(spec.value), action(spec));
  return fmt::format("        '*{}[{}]{}' \\\n", name, zsh_escaped(spec.description), value);
}

std::string option_lines(const std::vector<OptionSpec>& options) {
  std::string out;
  for (const OptionSpec& option : options) {
    for (const std::string& name : option.shorts) out += option_line("-" + name, option);
    for (const std::string& name : option.longs) {
      out += option_line("--" + name + (option.value.empty() ? "" : "="), option);
    }
  }
  return out;
}

std::string positional_lines(const std::vector<OptionSpec>& positionals) {
  std::string out;
  size_t number = 0;
  for (const OptionSpec& spec : positionals) {
    const std::string place = spec.many ? "*" : fmt::format("{}", ++number);
    out += fmt::format("        '{}:{}:{}' \\\n", place, zsh_escaped(spec.value), action(spec));
  }
  return out;
}

// Completes the second word of a command, or joins both and drops the first from the line at hand.
std::string family_case(const std::string& word, const std::vector<std::string>& seconds) {
  return fmt::format(R"(    {0})
      if (( CURRENT == 2 )); then
        compadd {1}
        return
      fi
      command="{0} $words[2]"
      shift words
      (( CURRENT-- )) ;;
)",
                     word, fmt::join(seconds, " "));
}

}  // namespace

std::string zsh_completion() {
  const std::string globals = option_lines(every_command_takes());
  std::string names;
  std::string cases;
  for (const CommandSpec& command : command_specs()) {
    const bool family = command.name.find(' ') != std::string::npos;
    if (!family) names += fmt::format("        '{}:{}'\n", command.name, zsh_escaped(command.summary));
    cases += fmt::format("    {})\n      _arguments \\\n{}{}{}        && return 0 ;;\n",
                         family ? "'" + command.name + "'" : command.name, option_lines(command.options), globals,
                         positional_lines(command.positionals));
  }
  std::string families;
  for (const auto& [word, seconds] : second_words()) {
    names += fmt::format("        '{}:{}'\n", word, fmt::format("{}", fmt::join(seconds, ", ")));
    families += family_case(word, seconds);
  }
  return fmt::format(R"(#compdef candor
# zsh completion for candor. Save it as _candor in a folder of $fpath.
_candor() {{
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
{}        '--version[print the version of candor]' \
        '1:command:->command' '*::argument:->argument' && return 0
  case $state in
    command)
      local -a commands=(
{}        'help:show what a command does'
      )
      _describe command commands
      return ;;
  esac
  local command=$words[1]
  case $command in
{}  esac
  case $command in
{}  esac
}}
_candor "$@"
)",
                     globals, names, families, cases);
}

}  // namespace candor::cli
