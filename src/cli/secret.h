// Passwords and keys: never on the command line, never shown. From the environment, from a file that only its owner
// may read, or from the first line a command prints (a password manager's, say).
#pragma once

#include <string>

#include "base/result.h"

namespace candor::cli {

// No core file from now on: the kernel would write the secrets in memory into it.
void keep_out_of_dumps();

// What an environment variable holds; empty when it is not set.
std::string variable(const char* name);

// Whether only the owner may read the file; an Error says how to make it so. `option`: what named the file.
Status owners_alone(const std::string& path, const std::string& option);

// The text of the secret as it stands there, white space around it left out.
Result<std::string> secret_of_file(const std::string& path, const std::string& option);
Result<std::string> secret_of_command(const std::string& command, const std::string& setting);

}  // namespace candor::cli
