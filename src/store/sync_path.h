// What a file system may still hold back is on the disk. Private to the layer.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace candor::store {

Status sync_path(const std::filesystem::path& path);  // a file or a folder
Status sync_folder_of(const std::filesystem::path& path);

}  // namespace candor::store
