// The command line as data, read off the commands' own definitions: what completion scripts and the manual page are
// made of, so that they cannot lag behind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor::cli {

// What may stand for a value.
enum class Values { any, words, files, folders };

struct OptionSpec {
  std::vector<std::string> longs;   // without dashes
  std::vector<std::string> shorts;  // without dash
  std::string description;
  std::string value;  // "FILE"; empty for a flag
  Values values = Values::any;
  std::vector<std::string> words;  // of Values::words
  bool required = false;
  bool many = false;  // a positional that may be repeated
};

struct CommandSpec {
  std::string name;
  std::string summary;
  std::string examples;
  std::vector<OptionSpec> options;
  std::vector<OptionSpec> positionals;  // longs holds the one name
};

std::vector<CommandSpec> command_specs();       // in table order
std::vector<OptionSpec> every_command_takes();  // --now, --color, --help

// First words of the commands' names, each once: "evidence" stands for "evidence build" and its like.
std::vector<std::string> first_words();
// For each first word of two-word names: the second words, in table order.
std::vector<std::pair<std::string, std::vector<std::string>>> second_words();

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();
std::string manual_page();  // candor(1) in roff

}  // namespace candor::cli
