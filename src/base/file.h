// Reading whole files and replacing them safely.
#pragma once

#include <string>

#include "base/result.h"

namespace candor {

// Reads a file, or standard input for "-". Fails with one clear sentence naming the path (missing, a folder, no
// permission, larger than max_bytes).
Result<std::string> read_file(const std::string& path, size_t max_bytes);

// Writes to a temporary name in the same folder, syncs, then renames over path: readers see the old or the new
// content, never half of it. Who may read it: as before, or for a new file as the user's umask says.
Status write_file_atomically(const std::string& path, const std::string& bytes);

// The same for a file that must not exist yet: one that does is left as it is, and that is an error.
Status create_file_atomically(const std::string& path, const std::string& bytes);

}  // namespace candor
