#include "evidence/unpack.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <utility>

#include "base/interruption.h"

namespace candor::evidence {

namespace {

// A dump of certificates shrinks to about half; a thousandfold is no dump.
constexpr uint64_t kLargestRatio = 1000;
constexpr uint64_t kLargestRatioInside = 20;
constexpr uint64_t kFreeBytes = 64U << 20U;
constexpr size_t kChunk = 1U << 18U;

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

  Result<std::optional<ArchiveEntry>> next_entry() override {
    const Status opened = std::exchange(opened_, true) ? Status() : open();
    if (!opened) return opened.error();
    if (std::exchange(behind_, false)) {
      if (auto status = go_behind_entry(); !status) return status.error();
    }
    while (!ended_) {
      archive_entry* entry = nullptr;
      const int code = archive_read_next_header(archive_, &entry);
      if (code == ARCHIVE_EOF) {
        if (auto status = nothing_behind(); !status) return status.error();
        break;
      }
      ++entries_;
      if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return entries_ > 1 ? broken_for_good() : broken();
      const bool raw = archive_format(archive_) == ARCHIVE_FORMAT_RAW;
      if (raw && archive_filter_code(archive_, 0) == ARCHIVE_FILTER_NONE) return broken();  // a mark and no more
      if (!raw && archive_entry_filetype(entry) != AE_IFREG) continue;
      block_ = {};
      place_ = hole_ = 0;
      const char* path = archive_entry_pathname(entry);
      ArchiveEntry out;
      out.name = raw || path == nullptr ? name_ : name_ + "/" + path;
      out.stream = std::make_unique<EntryStream>(*this);
      return std::optional(std::move(out));
    }
    return std::optional<ArchiveEntry>();
  }
  bool damaged() const override { return damaged_; }

 private:
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

  class EntryStream : public ByteStream {
   public:
    explicit EntryStream(LibArchive& owner) : owner_(owner) {}
    Result<size_t> read(uint8_t* out, size_t size) override { return owner_.read(out, size); }
    bool damaged() const override { return owner_.damaged_; }

   private:
    LibArchive& owner_;
  };

  static la_ssize_t feed(archive* reader, void* owner, const void** bytes) {
    auto* self = static_cast<LibArchive*>(owner);
    self->chunk_.resize(kChunk);
    const auto n = self->stream_->read(self->chunk_.data(), self->chunk_.size());
    if (!n) {
      self->source_failed_ = true;
      archive_set_error(reader, EIO, "%s", n.error().message.c_str());
      return -1;
    }
    self->packed_ += *n;
    if (*n > 0) self->last_ = *n;
    *bytes = self->chunk_.data();
    return static_cast<la_ssize_t>(*n);
  }

  // What stands behind the compressed data of a single file, other than zeros, libarchive passes over silently. (What
  // stands behind the end of a tar inside does no program read.)
  Status nothing_behind() {
    ended_ = true;
    if (archive_format(archive_) != ARCHIVE_FORMAT_RAW) return {};
    const auto consumed = static_cast<uint64_t>(std::max<la_int64_t>(archive_filter_bytes(archive_, -1), 0));
    uint64_t behind = 0;
    bool zeros = true;
    const auto look = [&](x509::Input bytes) {
      behind += bytes.size();
      zeros = zeros && std::all_of(bytes.begin(), bytes.end(), [](uint8_t byte) { return byte == 0; });
    };
    if (file_) {
      look(file_->bytes().subspan(std::min<uint64_t>(consumed, file_->bytes().size())));
    } else if (consumed < packed_) {  // the last chunk was handed over whole
      const auto rest = std::min<uint64_t>(packed_ - consumed, last_);
      look(x509::Input(chunk_).subspan(last_ - rest, rest));
    }
    while (stream_ && zeros && !chunk_.empty()) {
      const auto n = stream_->read(chunk_.data(), chunk_.size());
      if (!n || *n == 0) break;
      look(x509::Input(chunk_).first(*n));
    }
    if (zeros) return {};
    damaged_ = true;
    return Error{fmt::format("{} goes on behind its compressed data: {}{} bytes there were not read", name_,
                             stream_ ? "at least " : "", behind),
                 "Is it two files in one?"};
  }

  // libarchive gives an archive up when a file in it cannot be unpacked. In a ZIP file each stands for itself.
  bool stands_alone() {
    constexpr int kMostTimes = 100;  // each goes through all headers before it
    return file_ && (archive_format(archive_) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP &&
           ++times_behind_ <= kMostTimes;
  }

  Status go_behind_entry() {
    archive_read_free(archive_);
    archive_ = archive_read_new();
    ended_ = false;
    Status status = open();
    for (uint64_t i = 0; status.ok() && i < entries_; ++i) {
      archive_entry* entry = nullptr;
      if (archive_read_next_header(archive_, &entry) < ARCHIVE_WARN) return broken();
    }
    return status;
  }

  // By the block, since archive_read_data() keeps what it has read when the entry breaks off behind it.
  Result<size_t> read(uint8_t* out, size_t size) {
    while (hole_ == 0 && block_.empty()) {
      const void* bytes = nullptr;
      size_t length = 0;
      la_int64_t offset = 0;
      const int code = archive_read_data_block(archive_, &bytes, &length, &offset);
      if (code == ARCHIVE_EOF) return size_t{0};
      if (code != ARCHIVE_OK) {
        const Error error = broken();
        ended_ = code == ARCHIVE_FATAL || source_failed_;
        behind_ = ended_ && stands_alone();
        return ended_ && !behind_ ? broken_for_good() : error;
      }
      block_ = {static_cast<const uint8_t*>(bytes), length};
      hole_ = std::max<uint64_t>(offset, place_) - place_;
    }
    const size_t n = std::min<uint64_t>(size, hole_ > 0 ? hole_ : block_.size());
    if (hole_ > 0) {
      std::memset(out, 0, n);  // of a sparse file
      hole_ -= n;
    } else {
      std::memcpy(out, block_.data(), n);
      block_ = block_.subspan(n);
    }
    place_ += n;
    unpacked_ += n;
    if (unpacked_ > kFreeBytes && unpacked_ / largest_ratio_ > packed_) {
      damaged_ = false;
      ended_ = true;
      return Error{fmt::format("{} unpacks to more than {} times its size", name_, largest_ratio_),
                   "Unpack it yourself if it is what you expect."};
    }
    return n;
  }

  // Nothing more comes, unless it is only an entry that is broken.
  Error broken() {
    ended_ = true;
    damaged_ = !source_failed_ || stream_->damaged();
    if (source_failed_ && interruption_asked()) return interrupted();
    const char* why = archive_error_string(archive_);
    return {fmt::format("cannot unpack {}: {}", name_, why != nullptr ? why : "it is damaged"),
            "Is the file complete?"};
  }

  Error broken_for_good() {
    Error error = broken();
    if (archive_format(archive_) != ARCHIVE_FORMAT_RAW) error.message += "; nothing behind it can be read";
    return error;
  }

  std::string name_;
  std::shared_ptr<const MappedFile> file_;  // either this
  std::unique_ptr<ByteStream> stream_;      // or this
  uint64_t largest_ratio_ = kLargestRatio;
  std::vector<uint8_t> chunk_;
  archive* archive_;
  x509::Input block_;              // of the entry, not handed out yet
  uint64_t place_ = 0, hole_ = 0;  // in the entry; zeros before the block
  uint64_t packed_ = 0, unpacked_ = 0;
  size_t last_ = 0;  // bytes of the stream in the chunk
  bool opened_ = false, ended_ = false;
  bool damaged_ = false, source_failed_ = false;
  uint64_t entries_ = 0;  // whose headers were read
  bool behind_ = false;   // the next one must be looked for from the beginning
  int times_behind_ = 0;
};

}  // namespace

std::unique_ptr<Archive> open_archive(const std::string& name, std::shared_ptr<const MappedFile> file) {
  return std::make_unique<LibArchive>(name, std::move(file));
}

std::unique_ptr<Archive> open_archive(const std::string& name, std::unique_ptr<ByteStream> packed, bool inside) {
  return std::make_unique<LibArchive>(name, std::move(packed), inside);
}

}  // namespace candor::evidence
