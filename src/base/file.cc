#include "base/file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

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
  const Descriptor file(standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
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
    const ssize_t n = ::read(file.get(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return Error{fmt::format("cannot read {}: {}", shown, reason()), ""};
    if (n == 0) return bytes;
    bytes.append(buffer, static_cast<size_t>(n));
    if (bytes.size() > max_bytes) return too_large;
  }
}

Status write_file_atomically(const std::string& path, const std::string& bytes) {
  std::string temporary = path + ".XXXXXX";
  const Descriptor file(::mkstemp(temporary.data()));
  if (file.get() < 0) return Error{fmt::format("cannot write {}: {}", path, reason()), "Check that the folder exists."};
  struct stat old {};
  const bool exists = ::stat(path.c_str(), &old) == 0;
  Status written = write_all(file.get(), bytes);
  const bool synced = written.ok() && ::fchmod(file.get(), exists ? old.st_mode & 0777U : 0644U) == 0 &&
                      ::fsync(file.get()) == 0 && ::rename(temporary.c_str(), path.c_str()) == 0;
  if (!synced) {
    const std::string why = written.ok() ? reason() : written.error().message;
    ::unlink(temporary.c_str());
    return Error{fmt::format("cannot write {}: {}", path, why), "Nothing was changed."};
  }
  return {};
}

}  // namespace candor
