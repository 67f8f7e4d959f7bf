// candor completion: a script that completes candor's commands, options and their values in a shell.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/command.h"
#include "cli/lookup.h"
#include "cli/spec.h"

namespace candor::cli {

namespace {

int run_completion(const std::string& shell, Environment& env) {
  const auto known = one_of("SHELL", shell, {"bash", "zsh", "fish"});
  if (!known) return env.fail(known.error());
  env.out << (*known == "bash" ? bash_completion() : *known == "zsh" ? zsh_completion() : fish_completion());
  return kOk;
}

Run setup_completion(CLI::App& app) {
  auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "bash, zsh or fish")->required();
  return [shell](Environment& env) { return run_completion(*shell, env); };
}

}  // namespace

extern const Command kCompletion{.name = "completion",
                                 .group = Group::setup,
                                 .summary = "print the completion script of a shell",
                                 .examples =
                                     "candor completion bash > ~/.local/share/bash-completion/completions/candor\n"
                                     "candor completion zsh > ~/.zfunc/_candor\n"
                                     "candor completion fish > ~/.config/fish/completions/candor.fish\n",
                                 .setup = setup_completion};

}  // namespace candor::cli
