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

Result<std::unique_ptr<Spill>> Spill::create(const std::string& folder, size_t in_memory) {
  int fd = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) {  // file systems without O_TMPFILE
    std::string name = folder + "/.candor-spill-XXXXXX";
    fd = ::mkstemp(name.data());
    if (fd >= 0) ::unlink(name.c_str());
  }
  if (fd < 0) return failed("create");
  return std::unique_ptr<Spill>(new Spill(fd, in_memory));
}

Spill::Spill(int fd, size_t in_memory) : fd_(fd), memory_(nullptr), room_(0) {
  if (in_memory == 0) return;
  void* memory = ::mmap(nullptr, in_memory, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return;  // then all of it goes to the file
  ::madvise(memory, in_memory, MADV_HUGEPAGE);
  memory_ = static_cast<char*>(memory);
  room_ = in_memory;
}

Spill::~Spill() {
  if (memory_ != nullptr) ::munmap(memory_, room_);
  ::close(fd_);
}

Status Spill::append(std::string_view text) {
  if (size_ == used_ && text.size() <= room_ - used_) {
    if (!text.empty()) std::memcpy(memory_ + used_, text.data(), text.size());
    used_ += text.size();
    size_ = used_;
    return {};
  }
  while (!text.empty()) {
    const ssize_t n = ::write(fd_, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failed("write");
    size_ += static_cast<uint64_t>(n);
    text.remove_prefix(static_cast<size_t>(n));
  }
  return {};
}

Result<std::string_view> Spill::read(uint64_t offset, size_t length, std::string& room) const {
  if (length == 0) return std::string_view();
  if (offset < used_) return std::string_view(memory_ + offset, length);
  if (room.size() < length) room.resize(length);
  size_t done = 0;
  while (done < length) {
    const ssize_t n = ::pread(fd_, room.data() + done, length - done, static_cast<off_t>(offset - used_ + done));
    if (n < 0 && errno == EINTR) continue;
    if (n == 0) errno = EIO;
    if (n <= 0) return failed("read");
    done += static_cast<size_t>(n);
  }
  return std::string_view(room).substr(0, length);
}

}  // namespace candor::evidence
