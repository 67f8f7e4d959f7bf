#include "evidence/output_file.h"

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <utility>

namespace candor::evidence {

// Hashes and writes. In the background the hashing is a thread's, which takes one buffer while that is written and the
// next one is filled: both cost about the same.
class OutputFile::Writer {
 public:
  Writer(const std::string& path, How how)
      : fd_(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (how == How::appended ? O_APPEND : O_TRUNC), 0666)),
        error_(fd_ < 0 ? errno : 0) {
    if (how == How::in_background) thread_ = std::thread([this] { run(); });
  }
  ~Writer() {
    finish();
    if (fd_ >= 0) ::close(fd_);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Takes the text and leaves an empty string with its old room.
  void take(std::string& text) {
    if (!thread_.joinable()) {
      sha256_.update(x509::as_bytes(text));
      put(text);
      text.clear();
      return;
    }
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return hashed_; });
      hashing_.swap(text);
      hashed_ = false;
      changed_.notify_all();
    }
    text.clear();
    put(hashing_);  // only read here and there
  }

  // The errno of what went wrong first, 0 if nothing did.
  int close(FileDigest& digest) {
    finish();
    if (fd_ >= 0 && ::close(std::exchange(fd_, -1)) != 0 && error_ == 0) error_ = errno;
    digest = {bytes_, sha256_.hex()};
    return error_;
  }

 private:
  void put(std::string_view text) {
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
  void begin_writeback() {
    constexpr uint64_t kStep = 8U << 20U;
    if (error_ != 0 || bytes_ - begun_ < kStep) return;
    ::sync_file_range(fd_, static_cast<off_t>(begun_), static_cast<off_t>(bytes_ - begun_), SYNC_FILE_RANGE_WRITE);
    begun_ = bytes_;
  }

  void run() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return ended_ || !hashed_; });
      if (hashed_) return;
      lock.unlock();
      sha256_.update(x509::as_bytes(hashing_));
      lock.lock();
      hashed_ = true;
      changed_.notify_all();
    }
  }

  void finish() {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
      changed_.notify_all();
    }
    thread_.join();
  }

  int fd_;
  int error_;
  RunningSha256 sha256_;
  uint64_t bytes_ = 0, begun_ = 0;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string hashing_;
  bool hashed_ = true, ended_ = false;
};

OutputFile::OutputFile(std::string path, How how)
    : path_(std::move(path)), writer_(std::make_unique<Writer>(path_, how)) {}

OutputFile::~OutputFile() = default;

void OutputFile::flush() {
  writer_->take(buffer_);
}

Status OutputFile::close() {
  if (!buffer_.empty()) flush();
  const int error = writer_->close(digest_);
  if (error == 0) return {};
  return Error{fmt::format("cannot write {}: {}", path_, std::strerror(error)),  // NOLINT(concurrency-mt-unsafe)
               "Nothing was written."};
}

}  // namespace candor::evidence
