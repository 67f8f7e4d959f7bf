// The command table.
#include <algorithm>

#include "cli/command.h"

namespace candor::cli {

#define CANDOR_COMMAND(name) extern const Command name;
#include "cli/commands.inc"
#undef CANDOR_COMMAND

std::span<const Command* const> commands() {
  static const std::vector<const Command*> kCommands = {
#define CANDOR_COMMAND(name) &name,
#include "cli/commands.inc"
#undef CANDOR_COMMAND
  };
  return kCommands;
}

const Command* find_command(std::string_view name) {
  const auto all = commands();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Command* command) { return command->name == name; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace candor::cli
