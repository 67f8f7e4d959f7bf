#include "evidence/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <unistd.h>

namespace candor::evidence {

namespace {

// A dump of certificates shrinks to about half; a thousandfold is no dump.
constexpr uint64_t kLargestRatio = 1000;
constexpr uint64_t kFreeBytes = 64U << 20U;

class StandardInput : public ByteStream {
 public:
  Result<size_t> read(uint8_t* out, size_t size) override {
    while (true) {
      const ssize_t n = ::read(STDIN_FILENO, out, size);
      if (n >= 0) return static_cast<size_t>(n);
      if (errno != EINTR) {
        return Error{fmt::format("cannot read standard input: {}", std::strerror(errno)), ""};  // NOLINT
      }
    }
  }
};

class LibArchive : public Archive {
 public:
  LibArchive(std::string name, std::shared_ptr<const MappedFile> file)
      : name_(std::move(name)), file_(std::move(file)), archive_(archive_read_new()) {}
  ~LibArchive() override { archive_read_free(archive_); }
  LibArchive(const LibArchive&) = delete;
  LibArchive& operator=(const LibArchive&) = delete;

  Status open() {
    archive_read_support_filter_all(archive_);
    archive_read_support_format_tar(archive_);
    archive_read_support_format_zip(archive_);
    archive_read_support_format_raw(archive_);
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

  Result<size_t> read(uint8_t* out, size_t size) {
    const la_ssize_t n = archive_read_data(archive_, out, size);
    if (n < 0) return broken();
    unpacked_ += static_cast<uint64_t>(n);
    if (unpacked_ > kFreeBytes && unpacked_ / kLargestRatio > file_->bytes().size()) {
      return Error{fmt::format("{} unpacks to more than {} times its size", name_, kLargestRatio),
                   "Unpack it yourself if it is what you expect."};
    }
    return static_cast<size_t>(n);
  }

  Error broken() const {
    const char* why = archive_error_string(archive_);
    return {fmt::format("cannot unpack {}: {}", name_, why != nullptr ? why : "damaged"), "Is the file complete?"};
  }

  std::string name_;
  std::shared_ptr<const MappedFile> file_;
  archive* archive_;
  uint64_t unpacked_ = 0;
};

}  // namespace

Result<std::unique_ptr<Archive>> open_archive(const std::string& name, std::shared_ptr<const MappedFile> file) {
  auto archive = std::make_unique<LibArchive>(name, std::move(file));
  if (auto status = archive->open(); !status) return status.error();
  return std::unique_ptr<Archive>(std::move(archive));
}

std::unique_ptr<ByteStream> open_standard_input() {
  return std::make_unique<StandardInput>();
}

}  // namespace candor::evidence
