// What 'candor explain' says of the reasons for revocation.
#pragma once

#include <string>

#include "cli/command.h"

namespace candor::cli {

// "revocation" lists all reasons, the id of one ("br-subscriber-12") explains it. False when `id` is neither.
bool explain_revocation(const std::string& id, bool as_json, Environment& env);

}  // namespace candor::cli
