// Files behind a list of arguments: files stay, folders become their files in name order, "-" is standard input.
// Evidence sets within a folder, and sets that are being written there, are no input unless they are named themselves:
// else a run would read what it writes, and its result could not be reproduced.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace candor::evidence {

// How the folder that a set is written to begins, until it is moved into place.
inline constexpr const char* kUnfinishedSet = ".candor-set.";

// What a folder holds beside files and folders: a device, a link that leads nowhere.
struct NotAFile {
  std::string path, reason;
};

// Such entries are listed in `others`; where that is null they are passed over, but a link that leads nowhere is an
// error. What is named itself must be there, and a file, a named pipe or a folder.
Result<std::vector<std::string>> list_inputs(const std::vector<std::string>& inputs,
                                             std::vector<NotAFile>* others = nullptr);

}  // namespace candor::evidence
