#include "cli/help.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/fold.h"

namespace candor::cli {

namespace {

constexpr size_t kWidth = 100;
constexpr size_t kLabelColumn = 28;

struct Heading {
  Group group;
  std::string_view title;
};
constexpr Heading kHeadings[] = {{Group::reports, "Reports"},
                                 {Group::evidence, "Evidence"},
                                 {Group::incidents, "Incidents"},
                                 {Group::reference, "Reference"},
                                 {Group::setup, "Set-up"}};

// "  label    words wrapped ...": two columns; a long label gets a line of its own.
std::string two_columns(std::string_view label, std::string_view text) {
  std::string out = fmt::format("  {:<{}}", label, kLabelColumn - 2);
  if (label.size() + 2 >= kLabelColumn) out += fmt::format("\n{:{}}", "", kLabelColumn);
  size_t column = kLabelColumn;
  for (const std::string_view word : split(text, ' ')) {
    if (column > kLabelColumn && column + 1 + word.size() > kWidth) {
      out += fmt::format("\n{:{}}", "", kLabelColumn);
      column = kLabelColumn;
    }
    if (column > kLabelColumn) out += ' ';
    column += word.size() + (column > kLabelColumn ? 1 : 0);
    out += word;
  }
  return out + "\n";
}

std::string label_of(const CLI::Option& option) {
  std::string label = option.get_positional() ? option.get_name(true, false) : option.get_name(false, true);
  for (size_t comma = label.find(','); comma != std::string::npos; comma = label.find(',', comma + 2)) {
    label.replace(comma, 1, ", ");
  }
  if (!option.get_positional() && option.get_type_size() != 0) label += " " + option.get_type_name();
  return label;
}

std::string usage(const Command& command, const CLI::App& app) {
  std::string line = fmt::format("Usage: candor {} [OPTIONS]", command.name);
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    const bool many = option->get_items_expected_max() > 1;
    const std::string name = option->get_name(true, false) + (many ? "..." : "");
    line += option->get_required() ? " " + name : " [" + name + "]";
  }
  return line + "\n";
}

std::string option_list(const CLI::App& app) {
  std::string out;
  std::string group;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty() || option->get_positional()) continue;
    if (option->get_group() != group) {
      group = option->get_group();
      out += fmt::format("\n{}:\n", group);
    }
    out += two_columns(label_of(*option), option->get_description());
  }
  return out;
}

std::string positional_list(const CLI::App& app) {
  std::string out;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional() && !option->get_description().empty()) {
      out += two_columns(label_of(*option), option->get_description());
    }
  }
  return out.empty() ? out : "\n" + out;
}

std::string examples(std::string_view lines) {
  std::string out = "\nExamples:\n";
  for (const std::string_view line : split(trim(lines), '\n')) out += fmt::format("  {}\n", line);
  return out;
}

}  // namespace

std::string program_help() {
  std::string out =
      "Candor writes and checks CA incident reports under every version of the CCADB Incident Reporting "
      "Guidelines.\n\nUsage: candor COMMAND [OPTIONS] ...\n";
  for (const auto& [group, title] : kHeadings) {
    std::string list;
    for (const Command* command : commands()) {
      if (command->group == group) list += two_columns(command->name, command->summary);
    }
    if (!list.empty()) out += fmt::format("\n{}:\n{}", title, list);
  }
  out += "\nEvery command:\n";
  CLI::App app;
  GlobalOptions globals;
  set_up_globals(app, globals);
  for (const CLI::Option* option : app.get_options()) out += two_columns(label_of(*option), option->get_description());
  out += two_columns("--version", "print the version of candor");
  return out + "\nExit status: 0 nothing at MUST level, 1 something falls short, 2 usage, input or I/O error.\n" +
         "'candor COMMAND --help' shows a command's options and examples.\n";
}

std::string family_help(std::string_view word) {
  std::string out = fmt::format("Usage: candor {} COMMAND [OPTIONS] ...\n\n", word);
  for (const Command* command : commands()) {
    const bool member = command->name.starts_with(word) && command->name.substr(word.size()).starts_with(' ');
    if (member) out += two_columns(command->name, command->summary);
  }
  return out + fmt::format("\n'candor {} COMMAND --help' shows a command's options and examples.\n", word);
}

std::string command_help(const Command& command, const CLI::App& app) {
  return fmt::format("candor {}: {}\n\n{}{}{}{}", command.name, command.summary, usage(command, app),
                     positional_list(app), option_list(app), examples(command.examples));
}

}  // namespace candor::cli
