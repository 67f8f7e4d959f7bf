// The words of --help, for the whole program and for a command.
#pragma once

#include <string>

#include "cli/command.h"

namespace candor::cli {

std::string program_help();
// app: as set_up() made it for the command.
std::string command_help(const Command& command, const CLI::App& app);

}  // namespace candor::cli
