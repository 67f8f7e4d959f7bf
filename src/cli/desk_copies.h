// What backup, restore and move print: the tables that were compared.
#pragma once

#include "cli/command.h"
#include "desk/desk_copies.h"

namespace candor::cli {

// `what`: "backed up to x.sqlite". The exit status.
int show_copied(const desk::Copied& copied, const std::string& what, const std::string& format, Environment& env);

}  // namespace candor::cli
