#include "evidence/unpack.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace candor::evidence {

namespace {

// A dump of certificates shrinks to about half; a thousandfold is no dump.
constexpr uint64_t kLargestRatio = 1000;
constexpr uint64_t kLargestRatioInside = 20;
constexpr uint64_t kFreeBytes = 64U << 20U;
constexpr size_t kChunk = 1U << 18U;

class Descriptor : public ByteStream {
 public:
  Descriptor(int fd, std::string name) : fd_(fd), name_(std::move(name)) {}
  ~Descriptor() override {
    if (fd_ > STDERR_FILENO) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  Result<size_t> read(uint8_t* out, size_t size) override {
    while (true) {
      const ssize_t n = ::read(fd_, out, size);
      if (n >= 0) return static_cast<size_t>(n);
      if (errno != EINTR) {
        return Error{fmt::format("cannot read {}: {}", name_, std::strerror(errno)), ""};  // NOLINT
      }
    }
  }

 private:
  int fd_;
  std::string name_;
};

class LibArchive : public Archive {
 public:
  LibArchive(std::string name, std::shared_ptr<const MappedFile> file)
      : name_(std::move(name)), file_(std::move(file)), archive_(archive_read_new()) {
    packed_ = file_->bytes().size();
  }
  LibArchive(std::string name, std::unique_ptr<ByteStream> stream, bool inside)
      : name_(std::move(name)),
        stream_(std::move(stream)),
        largest_ratio_(inside ? kLargestRatioInside : kLargestRatio),
        archive_(archive_read_new()) {}
  ~LibArchive() override { archive_read_free(archive_); }
  LibArchive(const LibArchive&) = delete;
  LibArchive& operator=(const LibArchive&) = delete;

  Status open() {
    // By name: among "all" are some for which libarchive starts other programs, with input of strangers.
    archive_read_support_filter_gzip(archive_);
    archive_read_support_filter_zstd(archive_);
    archive_read_support_filter_xz(archive_);
    archive_read_support_filter_bzip2(archive_);
    archive_read_support_format_tar(archive_);
    archive_read_support_format_zip(archive_);
    archive_read_support_format_raw(archive_);
    if (stream_) return archive_read_open(archive_, this, nullptr, feed, nullptr) == ARCHIVE_OK ? Status() : broken();
    const x509::Input bytes = file_->bytes();
    if (archive_read_open_memory(archive_, bytes.data(), bytes.size()) != ARCHIVE_OK) return broken();
    return {};
  }

  Result<std::optional<ArchiveEntry>> next_entry() override {
    while (true) {
      archive_entry* entry = nullptr;
      const int code = archive_read_next_header(archive_, &entry);
      if (code == ARCHIVE_EOF) return std::optional<ArchiveEntry>();
      if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return broken();
      const bool raw = archive_format(archive_) == ARCHIVE_FORMAT_RAW;
      if (!raw && archive_entry_filetype(entry) != AE_IFREG) continue;
      const char* path = archive_entry_pathname(entry);
      ArchiveEntry out;
      out.name = raw || path == nullptr ? name_ : name_ + "/" + path;
      out.stream = std::make_unique<EntryStream>(*this);
      return std::optional(std::move(out));
    }
  }

 private:
  class EntryStream : public ByteStream {
   public:
    explicit EntryStream(LibArchive& owner) : owner_(owner) {}
    Result<size_t> read(uint8_t* out, size_t size) override { return owner_.read(out, size); }

   private:
    LibArchive& owner_;
  };

  static la_ssize_t feed(archive* reader, void* owner, const void** bytes) {
    auto* self = static_cast<LibArchive*>(owner);
    self->chunk_.resize(kChunk);
    const auto n = self->stream_->read(self->chunk_.data(), self->chunk_.size());
    if (!n) {
      archive_set_error(reader, EIO, "%s", n.error().message.c_str());
      return -1;
    }
    self->packed_ += *n;
    *bytes = self->chunk_.data();
    return static_cast<la_ssize_t>(*n);
  }

  Result<size_t> read(uint8_t* out, size_t size) {
    const la_ssize_t n = archive_read_data(archive_, out, size);
    if (n < 0) return broken();
    unpacked_ += static_cast<uint64_t>(n);
    if (unpacked_ > kFreeBytes && unpacked_ / largest_ratio_ > packed_) {
      return Error{fmt::format("{} unpacks to more than {} times its size", name_, largest_ratio_),
                   "Unpack it yourself if it is what you expect."};
    }
    return static_cast<size_t>(n);
  }

  Error broken() const {
    const char* why = archive_error_string(archive_);
    return {fmt::format("cannot unpack {}: {}", name_, why != nullptr ? why : "damaged"), "Is the file complete?"};
  }

  std::string name_;
  std::shared_ptr<const MappedFile> file_;  // either this
  std::unique_ptr<ByteStream> stream_;      // or this
  uint64_t largest_ratio_ = kLargestRatio;
  std::vector<uint8_t> chunk_;
  archive* archive_;
  uint64_t packed_ = 0, unpacked_ = 0;
};

}  // namespace

Result<std::unique_ptr<Archive>> open_archive(const std::string& name, std::shared_ptr<const MappedFile> file) {
  auto archive = std::make_unique<LibArchive>(name, std::move(file));
  if (auto status = archive->open(); !status) return status.error();
  return std::unique_ptr<Archive>(std::move(archive));
}

Result<std::unique_ptr<Archive>> open_archive(const std::string& name, std::unique_ptr<ByteStream> packed,
                                              bool inside) {
  auto archive = std::make_unique<LibArchive>(name, std::move(packed), inside);
  if (auto status = archive->open(); !status) return status.error();
  return std::unique_ptr<Archive>(std::move(archive));
}

Result<std::unique_ptr<ByteStream>> open_stream(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteStream>(std::make_unique<Descriptor>(STDIN_FILENO, "standard input"));
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Error{fmt::format("cannot read {}: {}", path, std::strerror(errno)), ""};  // NOLINT
  return std::unique_ptr<ByteStream>(std::make_unique<Descriptor>(fd, path));
}

Result<x509::Input> PeekedStream::peek(size_t size) {
  head_.resize(size);
  size_t filled = 0;
  while (filled < size) {
    auto n = source_->read(head_.data() + filled, size - filled);
    if (!n) return n.error();
    if (*n == 0) break;
    filled += *n;
  }
  head_.resize(filled);
  return x509::Input(head_);
}

Result<size_t> PeekedStream::read(uint8_t* out, size_t size) {
  if (at_ == head_.size()) return source_->read(out, size);
  const size_t n = std::min(size, head_.size() - at_);
  std::memcpy(out, head_.data() + at_, n);
  at_ += n;
  return n;
}

}  // namespace candor::evidence
