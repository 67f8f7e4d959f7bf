// Questions to a person at the terminal. Asked on err, so that out stays what the command prints.
#pragma once

#include <functional>
#include <string>

#include "cli/command.h"

namespace candor::cli {

// One line, trimmed; empty when nothing was entered or nobody is there.
std::string ask(Environment& env, std::string_view question);

// What an answer becomes, or why it is none.
using Accept = std::function<Result<std::string>(const std::string&)>;

// Asks only where `word` is empty, and again, with the reason, until the answer is accepted. Enter leaves it open
// unless it is `needed`. An Error when the input ends (Ctrl-D): whoever leaves in the middle wants nothing done.
Status ask_until(std::string& word, Environment& env, std::string_view question, const Accept& accept,
                 bool needed = false);

}  // namespace candor::cli
