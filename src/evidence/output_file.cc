#include "evidence/output_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

namespace candor::evidence {

OutputFile::OutputFile(std::string path, How how)
    : path_(std::move(path)),
      fd_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (how == How::appended ? O_APPEND : O_TRUNC), 0666)),
      error_(fd_ < 0 ? errno : 0) {}

OutputFile::~OutputFile() {
  if (fd_ >= 0) ::close(fd_);
}

void OutputFile::flush() {
  hash(buffer_);
  write(buffer_);
  buffer_.clear();
}

void OutputFile::write(std::string_view text) {
  bytes_ += text.size();
  while (error_ == 0 && !text.empty()) {
    const ssize_t n = ::write(fd_, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) error_ = errno;
    text.remove_prefix(n < 0 ? 0 : static_cast<size_t>(n));
  }
  begin_writeback();
}

// Lets the disk begin while the rest is made: the sync at the end then finds little left to do. Only a hint.
void OutputFile::begin_writeback() {
  constexpr uint64_t kStep = 8U << 20U;
  if (error_ != 0 || bytes_ - begun_ < kStep) return;
  ::sync_file_range(fd_, static_cast<off_t>(begun_), static_cast<off_t>(bytes_ - begun_), SYNC_FILE_RANGE_WRITE);
  begun_ = bytes_;
}

Status OutputFile::close() {
  flush();
  if (fd_ >= 0 && ::close(std::exchange(fd_, -1)) != 0 && error_ == 0) error_ = errno;
  digest_ = {bytes_, sha256_.hex()};
  if (error_ == 0) return {};
  return Error{fmt::format("cannot write {}: {}", path_, std::strerror(error_)),  // NOLINT(concurrency-mt-unsafe)
               "Nothing was written."};
}

}  // namespace candor::evidence
