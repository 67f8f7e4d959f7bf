// Reading whole files and replacing them safely.
#pragma once

#include <string>

#include "base/result.h"

namespace candor {

// Reads a file, or standard input for "-". Fails with one clear sentence naming the path (missing, a folder, no
// permission, larger than max_bytes).
Result<std::string> read_file(const std::string& path, size_t max_bytes);

// Writes to a temporary name in the same folder, syncs, then renames over path: readers see the old or the new
// content, never half of it.
Status write_file_atomically(const std::string& path, const std::string& bytes);

}  // namespace candor
