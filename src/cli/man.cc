// candor man: prints the manual page.
#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/command.h"
#include "cli/spec.h"

namespace candor::cli {

namespace {

Run setup_man(CLI::App& app) {
  (void)app;
  return [](Environment& env) {
    env.out << manual_page();
    return kOk;
  };
}

}  // namespace

extern const Command kMan{.name = "man",
                          .group = Group::setup,
                          .summary = "print the manual page in roff",
                          .examples =
                              "candor man | man -l -\n"
                              "candor man > /usr/local/share/man/man1/candor.1\n",
                          .setup = setup_man};

}  // namespace candor::cli
