// Files behind a list of arguments: files stay, folders become their files in name order, "-" is standard input.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace candor::evidence {

Result<std::vector<std::string>> list_inputs(const std::vector<std::string>& inputs);

}  // namespace candor::evidence
