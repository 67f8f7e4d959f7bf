// candor: the program. Reads the clock and the terminal's properties once; everything below is told.
#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/secret.h"

namespace {

int terminal_width() {
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40;
  return known ? size.ws_col : 100;
}

// https://no-color.org: set and not empty means no colour.
bool wants_no_colour() {
  const char* no_colour = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): one thread
  const char* term = std::getenv("TERM");           // NOLINT(concurrency-mt-unsafe)
  return (no_colour != nullptr && *no_colour != '\0') || (term != nullptr && std::string_view(term) == "dumb");
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  candor::cli::Environment env{.out = std::cout,
                               .err = std::cerr,
                               .now = std::chrono::floor<candor::Seconds>(std::chrono::system_clock::now()),
                               .out_is_terminal = isatty(STDOUT_FILENO) == 1,
                               .err_is_terminal = isatty(STDERR_FILENO) == 1,
                               .standard_input = std::nullopt};
  if (isatty(STDIN_FILENO) == 1 && env.err_is_terminal) env.questions = &std::cin;
  env.colour = env.out_is_terminal && !wants_no_colour();
  if (env.out_is_terminal) env.width = terminal_width();
  if (!candor::cli::variable("CANDOR_TRACKER_KEY").empty()) candor::cli::keep_out_of_dumps();
  try {
    const int status = candor::cli::run({argv + 1, argv + argc}, env);
    std::cout.flush();
    return std::cout ? status : env.fail({"cannot write to standard output", ""});
  } catch (const std::exception& error) {
    return env.fail({std::string("internal error: ") + error.what(), "Please report this."});
  }
}
