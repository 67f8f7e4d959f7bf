#include "evidence/mapped_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "base/interruption.h"

namespace candor::evidence {

namespace {

Error cannot_read(const std::string& path, const char* why) {
  return {fmt::format("cannot read {}: {}", path, why), "Check the path and its permissions."};
}

// What comes through a pipe, once, in a file in memory that has no name.
Result<int> whole_pipe(const std::string& path, int pipe) {
  constexpr size_t kLargest = 1U << 30U;
  const int fd = ::memfd_create("pipe", MFD_CLOEXEC);
  if (fd < 0) return cannot_read(path, std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
  std::vector<uint8_t> buffer(1U << 18U);
  std::optional<Error> failed;
  for (size_t size = 0; !failed;) {
    const long n = read_some(pipe, buffer.data(), buffer.size());
    if (n == 0) return fd;
    if (n < 0 && errno == EINTR) {
      failed = interrupted();
    } else if (n < 0 || ::write(fd, buffer.data(), static_cast<size_t>(n)) != n) {
      failed = cannot_read(path, std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
    } else if ((size += static_cast<size_t>(n)) > kLargest) {
      failed =
          Error{fmt::format("{} gives more than {} MiB", path, kLargest >> 20U), "Write it to a file and name that."};
    }
  }
  ::close(fd);
  return *failed;
}

}  // namespace

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::string& path) {
  int fd = open_to_read(path.c_str());
  if (fd < 0) return cannot_read(path, std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
  struct stat info {};
  if (::fstat(fd, &info) == 0 && S_ISFIFO(info.st_mode)) {
    const auto whole = whole_pipe(path, fd);
    ::close(fd);
    if (!whole) return whole.error();
    fd = *whole;
  }
  if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(fd);
    return cannot_read(path, "it is not a regular file");
  }
  const size_t size = static_cast<size_t>(info.st_size);
  void* data = nullptr;
  if (size > 0) {
    data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data != MAP_FAILED) ::madvise(data, size, MADV_SEQUENTIAL);
  }
  const int error = errno;
  ::close(fd);
  if (data == MAP_FAILED) return cannot_read(path, std::strerror(error));  // NOLINT(concurrency-mt-unsafe)
  return std::shared_ptr<const MappedFile>(new MappedFile(static_cast<const uint8_t*>(data), size));
}

MappedFile::~MappedFile() {
  if (size_ > 0) ::munmap(const_cast<uint8_t*>(data_), size_);
}

void MappedFile::done_until(size_t offset) const {
  constexpr size_t kPage = 4096;
  const size_t whole = std::min(offset, size_) / kPage * kPage;
  if (whole > 0) ::madvise(const_cast<uint8_t*>(data_), whole, MADV_DONTNEED);
}

}  // namespace candor::evidence
