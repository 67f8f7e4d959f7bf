// How a command of `candor` is made: one file src/cli/<name>.cc and one line in commands.inc.
//
//   // candor rules: lists the rules.
//   #include "cli/command.h"
//   #include <CLI/CLI.hpp>
//   namespace candor::cli {
//   namespace {
//   struct RulesOptions { std::string version; };
//   int run_rules_command(const RulesOptions& options, Environment& env) { env.out << ...; return kOk; }
//   Run setup_rules(CLI::App& app) {
//     auto options = std::make_shared<RulesOptions>();
//     app.add_option("--guidelines", options->version, "only the rules of this version")->type_name("V");
//     return [options](Environment& env) { return run_rules_command(*options, env); };
//   }
//   }  // namespace
//   extern const Command kRules{.name = "rules", .group = Group::reference, .summary = "list the rules",
//                               .examples = "candor rules --guidelines 3.2\n", .setup = setup_rules};
//   }  // namespace candor::cli
//
// and in commands.inc:  CANDOR_COMMAND(kRules)
//
// Only the command that was asked for is set up, so a command costs nothing at start-up.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace CLI {
class App;
}

namespace candor::cli {

// Exit status, a stable contract.
inline constexpr int kOk = 0;          // nothing at MUST level
inline constexpr int kFallsShort = 1;  // something falls short
inline constexpr int kFailed = 2;      // usage, input or I/O error

// Everything a command touches besides files, so that tests can hand in their own.
struct Environment {
  std::ostream& out;
  std::ostream& err;
  Instant now;  // the clock as main() read it once, or --now
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool colour = false;                        // colour on `out`: a terminal without NO_COLOR, or --color always
  int width = 100;                            // columns of the terminal
  std::optional<std::string> standard_input;  // what "-" holds; when empty the real standard input is read
  std::istream* questions = nullptr;          // where answers are read from; null: nobody is there to ask

  // Reads a file or "-".
  Result<std::string> read(const std::string& path, size_t max_bytes) const;
  // Writes "candor: message" and the advice to err; returns kFailed.
  int fail(const Error& error) const;
};

// What a parsed command line will do; returns the exit status.
using Run = std::function<int(Environment&)>;

// Headings of `candor --help`, in its order.
enum class Group { reports, evidence, incidents, reference, setup };

struct Command {
  std::string_view name;  // one word, or two: "evidence build"
  Group group = Group::reports;
  std::string_view summary;   // lower case, no full stop: "check incident reports against the guidelines"
  std::string_view examples;  // command lines, one a line, optionally "command line   # what for"
  Run (*setup)(CLI::App& app) = nullptr;
};

std::span<const Command* const> commands();  // in table order
const Command* find_command(std::string_view name);

// Adds name, summary, examples and options of the command to app. Used by the parser, and by whoever renders the
// definition (man page, completion, docs).
Run set_up(const Command& command, CLI::App& app);
// The options every command takes (--now, --color, --help), as set_up() leaves them to the top level.
struct GlobalOptions {
  std::string now;
  std::string color = "auto";
  bool help = false;
};
void set_up_globals(CLI::App& app, GlobalOptions& options);

// Parses arguments (without the program's name) and runs. Never throws; never prints a stack of usage.
int run(const std::vector<std::string>& arguments, Environment& env);

}  // namespace candor::cli
