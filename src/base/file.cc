#include "base/file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interruption.h"

namespace candor {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ > STDERR_FILENO) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

std::string reason() {
  return std::strerror(errno);
}  // NOLINT(concurrency-mt-unsafe): one thread reports

Status write_all(int fd, const std::string& bytes) {
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return Error{reason(), ""};
    done += static_cast<size_t>(n);
  }
  return {};
}

}  // namespace

Result<std::string> read_file(const std::string& path, size_t max_bytes) {
  const bool standard_input = path == "-";
  const std::string shown = standard_input ? "standard input" : path;
  const Descriptor file(standard_input ? STDIN_FILENO : open_to_read(path.c_str()));
  if (file.get() < 0)
    return Error{fmt::format("cannot read {}: {}", shown, reason()), "Check the path and its permissions."};
  struct stat info {};
  if (::fstat(file.get(), &info) == 0 && S_ISDIR(info.st_mode)) {
    return Error{fmt::format("cannot read {}: it is a folder", shown), "Name the files in it."};
  }
  const Error too_large{fmt::format("{} is larger than {} bytes", shown, max_bytes), "Is it the right file?"};
  if (S_ISREG(info.st_mode) && static_cast<uint64_t>(info.st_size) > max_bytes) return too_large;
  std::string bytes;
  char buffer[1 << 16];
  while (true) {
    const ssize_t n = read_some(file.get(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) return interrupted();
    if (n < 0) return Error{fmt::format("cannot read {}: {}", shown, reason()), ""};
    if (n == 0) return bytes;
    bytes.append(buffer, static_cast<size_t>(n));
    if (bytes.size() > max_bytes) return too_large;
  }
}

namespace {

// A new file beside `path`, with O_CREAT's `mode`: the user's umask has its say.
int open_temporary(const std::string& path, unsigned mode, std::string& name) {
  std::random_device random;
  for (int tries = 0; tries < 100; ++tries) {
    name = fmt::format("{}.{:08x}", path, random());
    const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

// The bytes on the disk under a temporary name, which `move` then gives the right one (true: done; errno else).
template <typename Move>
Status write_and_move(const std::string& path, const std::string& bytes, unsigned mode, const Move& move) {
  std::string temporary;
  const Descriptor file(open_temporary(path, mode, temporary));
  if (file.get() < 0) return Error{fmt::format("cannot write {}: {}", path, reason()), "Check that the folder exists."};
  const Status written = write_all(file.get(), bytes);
  if (written.ok() && ::fsync(file.get()) == 0 && move(file.get(), temporary.c_str())) return {};
  const bool exists = written.ok() && errno == EEXIST;
  const std::string why = written.ok() ? reason() : written.error().message;
  ::unlink(temporary.c_str());
  if (exists) return Error{fmt::format("{} exists already and is left as it is", path), "Choose another name."};
  return Error{fmt::format("cannot write {}: {}", path, why), "Nothing was changed."};
}

constexpr unsigned kForAll = 0666, kForOwner = 0600;

}  // namespace

Status write_file_atomically(const std::string& path, const std::string& bytes) {
  struct stat old {};
  const bool exists = ::stat(path.c_str(), &old) == 0;
  // Before it has the old file's mode, only the owner reads it.
  return write_and_move(path, bytes, exists ? kForOwner : kForAll, [&](int file, const char* temporary) {
    return (!exists || ::fchmod(file, old.st_mode & 0777U) == 0) && ::rename(temporary, path.c_str()) == 0;
  });
}

Status create_file_atomically(const std::string& path, const std::string& bytes) {
  return write_and_move(path, bytes, kForAll, [&](int, const char* temporary) {
    if (::renameat2(AT_FDCWD, temporary, AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    // A file system that cannot: a second name is refused just as well where the first is taken.
    return ::link(temporary, path.c_str()) == 0 && ::unlink(temporary) == 0;
  });
}

}  // namespace candor
