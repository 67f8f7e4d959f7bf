// Questions to a person at the terminal. Asked on err, so that out stays what the command prints.
#pragma once

#include <string>

#include "cli/command.h"

namespace candor::cli {

// One line, trimmed; empty when nothing was entered or nobody is there.
std::string ask(Environment& env, std::string_view question);
// Asks only where `word` is empty.
void ask_for(std::string& word, Environment& env, std::string_view question);

}  // namespace candor::cli
