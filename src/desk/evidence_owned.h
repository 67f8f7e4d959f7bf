// Which files of a folder earlier runs wrote there: only those are replaced or removed by a later one.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace candor::desk {

// By the manifest in it, by a tally's summary.json, and by the note that a move into it left when it was broken off.
// Names only; empty for a folder that holds no set.
std::set<std::string> owned_files(const std::string& folder);

// The note, while files are being moved: names, a line each.
inline constexpr const char* kMovingNote = ".candor-moving";

// The first of `names` that would replace one of the inputs (files, or folders whose files are read); empty if none.
std::string replaced_input(const std::string& folder, const std::vector<std::string>& names,
                           const std::vector<std::string>& inputs);

}  // namespace candor::desk
