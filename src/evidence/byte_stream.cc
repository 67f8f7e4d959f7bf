#include "evidence/byte_stream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

#include "base/interruption.h"

namespace candor::evidence {

namespace {

class Descriptor : public ByteStream {
 public:
  Descriptor(int fd, std::string name) : fd_(fd), name_(std::move(name)) {}
  ~Descriptor() override {
    if (fd_ > STDERR_FILENO) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  Result<size_t> read(uint8_t* out, size_t size) override {
    const ssize_t n = read_some(fd_, out, size);
    if (n >= 0) return static_cast<size_t>(n);
    if (errno == EINTR) return interrupted();
    return Error{fmt::format("cannot read {}: {}", name_, std::strerror(errno)), ""};  // NOLINT
  }

 private:
  int fd_;
  std::string name_;
};

class Held : public ByteStream {
 public:
  Held(std::shared_ptr<const void> keep, x509::Input bytes) : keep_(std::move(keep)), left_(bytes) {}

  Result<size_t> read(uint8_t* out, size_t size) override {
    const size_t n = std::min(size, left_.size());
    std::copy_n(left_.begin(), n, out);
    left_ = left_.subspan(n);
    return n;
  }

 private:
  std::shared_ptr<const void> keep_;
  x509::Input left_;
};

}  // namespace

std::unique_ptr<ByteStream> stream_of(std::shared_ptr<const void> keep, x509::Input bytes) {
  return std::make_unique<Held>(std::move(keep), bytes);
}

Result<std::unique_ptr<ByteStream>> open_stream(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteStream>(std::make_unique<Descriptor>(STDIN_FILENO, "standard input"));
  const int fd = open_to_read(path.c_str());
  if (fd < 0) return Error{fmt::format("cannot read {}: {}", path, std::strerror(errno)), ""};  // NOLINT
  return std::unique_ptr<ByteStream>(std::make_unique<Descriptor>(fd, path));
}

x509::Input PeekedStream::peek(size_t size) {
  head_.resize(size);
  size_t filled = 0;
  while (filled < size) {
    auto n = source_->read(head_.data() + filled, size - filled);
    if (!n) failed_ = n.error();
    if (!n || *n == 0) break;
    filled += *n;
  }
  head_.resize(filled);
  return head_;
}

Result<size_t> PeekedStream::read(uint8_t* out, size_t size) {
  if (at_ == head_.size()) return failed_ ? Result<size_t>(*failed_) : source_->read(out, size);
  const size_t n = std::min(size, head_.size() - at_);
  std::memcpy(out, head_.data() + at_, n);
  at_ += n;
  return n;
}

}  // namespace candor::evidence
