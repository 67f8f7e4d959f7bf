#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/spec.h"

namespace candor::cli {

namespace {

std::string completed(const OptionSpec& spec) {
  switch (spec.values) {
    case Values::words:
      return fmt::format("_candor_words '{}'", fmt::join(spec.words, " "));
    case Values::files:
      return "_candor_files -f";
    case Values::folders:
      return "_candor_files -d";
    case Values::any:
      return ":";
  }
  return ":";
}

std::vector<std::string> dashed(const OptionSpec& spec) {
  std::vector<std::string> names;
  for (const std::string& name : spec.shorts) names.push_back("-" + name);
  for (const std::string& name : spec.longs) names.push_back("--" + name);
  return names;
}

// A command's name as a case label: "evidence build" is one word there.
std::string case_label(const std::string& command) {
  return command.find(' ') == std::string::npos ? command : "'" + command + "'";
}

// case labels "new:--guidelines" for options with a value.
std::string value_cases(const std::string& command, const std::vector<OptionSpec>& options) {
  std::string out;
  for (const OptionSpec& option : options) {
    if (option.value.empty()) continue;
    std::vector<std::string> labels;
    for (const std::string& name : dashed(option)) labels.push_back(case_label(command) + ":" + name);
    out += fmt::format("    {}) {}; return ;;\n", fmt::join(labels, " | "), completed(option));
  }
  return out;
}

std::string option_words(const std::vector<OptionSpec>& options) {
  std::vector<std::string> names;
  for (const OptionSpec& option : options) {
    for (const std::string& name : dashed(option)) names.push_back(name);
  }
  return fmt::format("{}", fmt::join(names, " "));
}

}  // namespace

std::string bash_completion() {
  const auto globals = every_command_takes();
  std::string values = value_cases("*", globals);
  std::string rest;
  std::string family_names;
  const auto names = first_words();
  std::string families;
  for (const auto& [word, seconds] : second_words()) {
    families += fmt::format("    {}) _candor_words '{}' ;;\n", word, fmt::join(seconds, " "));
    family_names += family_names.empty() ? word : " | " + word;
  }
  for (const CommandSpec& command : command_specs()) {
    values += value_cases(command.name, command.options);
    const std::string positional = command.positionals.empty() ? ":" : completed(command.positionals.front());
    rest += fmt::format("    {}) if [[ $cur == -* ]]; then _candor_words '{} {}'; else {}; fi ;;\n",
                        case_label(command.name), option_words(command.options), option_words(globals), positional);
  }
  return fmt::format(R"(# bash completion for candor. Load it with: source <(candor completion bash)
_candor_words() {{ mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }}
_candor_files() {{ compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen "$1" -- "$cur"); }}
_candor() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev='' command='' i
  COMPREPLY=()
  [ "$COMP_CWORD" -gt 0 ] && prev=${{COMP_WORDS[COMP_CWORD-1]}}
  # Bash splits --option=value at the equals sign.
  if [ "$cur" = "=" ]; then cur=''
  elif [ "$prev" = "=" ]; then prev=${{COMP_WORDS[COMP_CWORD-2]}}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in
      --now | --color | --data | --db | --config | --actor) ((i++)) ;;
      -*) ;;
      *)
        command+=${{command:+ }}${{COMP_WORDS[i]}}
        case $command in {}) ;; *) break ;; esac ;;
    esac
  done
  case "$command:$prev" in
{}  esac
  case $command in
    '' | help) if [[ $cur == -* ]]; then _candor_words '{} --version'; else _candor_words '{} help'; fi ;;
{}{}  esac
}}
complete -F _candor candor
)",
                     family_names.empty() ? "''" : family_names, values, option_words(globals), fmt::join(names, " "),
                     families, rest);
}

}  // namespace candor::cli
