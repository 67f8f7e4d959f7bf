// The words of --help, for the whole program and for a command.
#pragma once

#include <string>

#include "cli/command.h"

namespace candor::cli {

std::string program_help();
// The commands whose name begins with this word: "evidence" lists "evidence build" and the others.
std::string family_help(std::string_view word);
// app: as set_up() made it for the command.
std::string command_help(const Command& command, const CLI::App& app);

}  // namespace candor::cli
