#include "store/sync_path.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/utf8.h"

namespace candor::store {

namespace fs = std::filesystem;

Status sync_path(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = fd >= 0 && ::fsync(fd) == 0;
  const std::string why = std::strerror(errno);  // NOLINT(concurrency-mt-unsafe)
  if (fd >= 0) ::close(fd);
  if (synced) return {};
  return Error{fmt::format("cannot write {} to the disk: {}", printable(path.string()), why), ""};
}

Status sync_folder_of(const fs::path& path) {
  const fs::path folder = path.parent_path();
  return sync_path(folder.empty() ? "." : folder);
}

}  // namespace candor::store
