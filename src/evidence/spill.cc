#include "evidence/spill.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

namespace candor::evidence {

namespace {

Error failed(const char* what) {
  return {fmt::format("cannot {} a temporary file: {}", what, std::strerror(errno)),  // NOLINT(concurrency-mt-unsafe)
          "Is the disk full?"};
}

}  // namespace

Result<std::unique_ptr<Spill>> Spill::create(const std::string& folder) {
  int fd = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) {  // file systems without O_TMPFILE
    std::string name = folder + "/.candor-spill-XXXXXX";
    fd = ::mkstemp(name.data());
    if (fd >= 0) ::unlink(name.c_str());
  }
  if (fd < 0) return failed("create");
  return std::unique_ptr<Spill>(new Spill(fd));
}

Spill::~Spill() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
  ::close(fd_);
}

Status Spill::append(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(fd_, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failed("write");
    size_ += static_cast<uint64_t>(n);
    text.remove_prefix(static_cast<size_t>(n));
  }
  return {};
}

Status Spill::finish() {
  if (size_ == 0) return {};
  void* data = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, fd_, 0);
  if (data == MAP_FAILED) return failed("map");
  data_ = static_cast<const char*>(data);
  return {};
}

std::string_view Spill::text(uint64_t offset, size_t length) const {
  if (data_ == nullptr || offset > size_ || length > size_ - offset) return {};
  return {data_ + offset, length};
}

}  // namespace candor::evidence
