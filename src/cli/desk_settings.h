// What candor.toml says besides where the desk is: tracker, tracker-key-file, tracker-key-command, contact.
#pragma once

#include <map>
#include <string>

#include "cli/desk_options.h"

namespace candor::cli {

using DeskSettings = std::map<std::string, std::string, std::less<>>;  // texts only; paths made whole

Result<DeskSettings> desk_settings(const DeskOptions& options);

}  // namespace candor::cli
