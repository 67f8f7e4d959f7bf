#include "evidence/reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

#include "evidence/input_list.h"
#include "evidence/listed_part.h"
#include "evidence/mapped_file.h"
#include "evidence/unpack.h"

namespace candor::evidence {

namespace fs = std::filesystem;

namespace {

constexpr size_t kHead = 65536;
constexpr size_t kChunk = 4U << 20U;
constexpr size_t kLargestItem = 64U << 20U;
constexpr size_t kLargestJson = 256U << 20U;
constexpr size_t kDeepest = 2;  // an archive may lie in another one: a .tar of .gz files

// One stretch of bytes in one format; whole files when mapped, chunks when streamed.
size_t scan(Format format, Input data, bool last, ScanOut& out) {
  switch (format) {
    case Format::pem:
      return scan_pem(data, last, out);
    case Format::der:
      return scan_der(data, last, out);
    case Format::base64_lines:
      return scan_base64_lines(data, last, out);
    case Format::tile:
      return scan_tile(data, last, out);
    case Format::get_entries:
      if (!last) return 0;
      scan_get_entries(data, out);
      return data.size();
    case Format::listing:
      reject(out, data, 0, data.size(), "a listing, not certificates: --hashes completes it out of a corpus");
      return data.size();
    default:
      if (!data.empty()) reject(out, data, 0, data.size(), "no certificates here: not PEM, DER, base64 or CT data");
      return data.size();
  }
}

// A mapped file, scanned in place.
class MappedPart {
 public:
  MappedPart(std::shared_ptr<const MappedFile> file, uint32_t number, Format format)
      : file_(std::move(file)), number_(number), format_(format) {}

  bool fill(Batch& batch) {
    const Input data = file_->bytes().subspan(at_);
    if (data.empty()) return false;
    // Batches keep pages alive until they are worked; what lies well behind is given back.
    if (at_ > kBehind) file_->done_until(at_ - kBehind);
    ScanOut out{batch, number_, at_};
    batch.keep = file_;
    const size_t used = scan(format_, data, true, out);
    at_ += used;
    return true;
  }
  uint64_t done() const { return at_; }

 private:
  static constexpr size_t kBehind = 64U << 20U;
  std::shared_ptr<const MappedFile> file_;
  uint32_t number_;
  Format format_;
  size_t at_ = 0;
};

// A stream (standard input, an unpacked entry), scanned chunk by chunk; the tail of a chunk moves to the next one.
class StreamPart {
 public:
  StreamPart(std::unique_ptr<ByteStream> stream, uint32_t number) : stream_(std::move(stream)), number_(number) {}

  Result<bool> fill(Batch& batch, InputFile& file) {
    while (true) {
      if (at_ < buffer_->size() || ended_) {
        if (file.format == Format::unknown && base_ == 0 && at_ == 0) file.format = detect(head());
        const Input data = Input(*buffer_).subspan(at_);
        if (data.empty() && ended_) return false;
        ScanOut out{batch, number_, base_ + at_};
        batch.keep = buffer_;
        const size_t used = wait_for_more(file, data) ? 0 : scan(file.format, data, ended_, out);
        at_ += used;
        if (!batch.items.empty() || !batch.rejected.empty()) return true;
        if (ended_ && used == 0) return false;
        if (ended_) continue;
      }
      if (auto status = refill(file); !status) return status.error();
    }
  }

 private:
  Input head() const { return Input(*buffer_).first(std::min(buffer_->size(), kHead)); }

  bool wait_for_more(const InputFile& file, Input data) const {
    return !ended_ && file.format == Format::get_entries && data.size() < kLargestJson;
  }

  Status refill(InputFile& file) {
    auto next = std::make_shared<std::vector<uint8_t>>();
    const size_t kept = buffer_->size() - at_;
    const size_t limit = file.format == Format::get_entries ? kLargestJson : kLargestItem;
    if (kept > limit) return Error{fmt::format("{}: an item is larger than {} MiB", file.name, limit >> 20U), ""};
    next->reserve(kept + kChunk);
    next->insert(next->end(), buffer_->begin() + static_cast<ptrdiff_t>(at_), buffer_->end());
    base_ += at_;
    at_ = 0;
    next->resize(kept + kChunk);
    size_t filled = kept;
    while (filled < next->size()) {
      auto got = stream_->read(next->data() + filled, next->size() - filled);
      if (!got) return got.error();
      if (*got == 0) {
        ended_ = true;
        break;
      }
      filled += *got;
    }
    file.size += filled - kept;
    next->resize(filled);
    buffer_ = std::move(next);
    return {};
  }

  std::unique_ptr<ByteStream> stream_;
  uint32_t number_;
  std::shared_ptr<std::vector<uint8_t>> buffer_ = std::make_shared<std::vector<uint8_t>>();
  uint64_t base_ = 0;
  size_t at_ = 0;
  bool ended_ = false;
};

struct OpenArchive {
  std::unique_ptr<Archive> archive;
  std::string name;
  bool empty = true;
};

class FilesReader : public Reader {
 public:
  FilesReader(std::vector<std::string> paths, bool listings) : paths_(std::move(paths)), listings_(listings) {
    for (const std::string& path : paths_) {
      std::error_code error;
      const auto size = fs::file_size(path, error);
      if (!error) total_ += size;
    }
  }

  Result<std::optional<Batch>> next() override {
    while (true) {
      Batch batch;
      auto filled = fill(batch);
      if (!filled) return filled.error();
      if (*filled) {
        batch.sequence = sequence_++;
        return std::optional(std::move(batch));
      }
      auto more = open_next();
      if (!more) return more.error();
      if (!*more) return std::optional<Batch>();
    }
  }
  const std::vector<InputFile>& files() const override { return files_; }
  uint64_t bytes_total() const override { return total_; }
  uint64_t bytes_done() const override { return before_ + (mapped_ ? mapped_->done() : 0); }

 private:
  uint32_t add_file(std::string name, Format format, uint64_t size) {
    files_.push_back({std::move(name), format, size});
    return static_cast<uint32_t>(files_.size() - 1);
  }

  Result<bool> fill(Batch& batch) {
    if (pending_) {
      batch.rejected.push_back(*std::exchange(pending_, std::nullopt));
      return true;
    }
    if (mapped_) return mapped_->fill(batch);
    if (stream_) return stream_->fill(batch, files_.back());
    if (listed_) return fill_listed(batch);
    return false;
  }

  Result<bool> fill_listed(Batch& batch) {
    auto filled = listed_->fill(batch);
    if (filled) files_.back().size = listed_->bytes();
    return filled;
  }

  // False when there is nothing left to open.
  Result<bool> open_next() {
    mapped_.reset();
    stream_.reset();
    listed_.reset();
    before_ += current_size_;
    current_size_ = 0;
    while (!archives_.empty()) {
      auto entry = archives_.back().archive->next_entry();
      if (!entry) return entry.error();
      if (*entry) {
        archives_.back().empty = false;
        return open_stream_of((*entry)->name, std::move((*entry)->stream));
      }
      const OpenArchive closed = std::move(archives_.back());
      archives_.pop_back();
      if (!closed.empty) continue;  // a tar of zeros, say: nothing is dropped silently
      pending_ = Rejected{add_file(closed.name, Format::archive, 0), 0, "", "the archive holds no file"};
      return true;
    }
    if (next_path_ == paths_.size()) return false;
    const std::string& path = paths_[next_path_++];
    std::error_code error;
    return path == "-" || fs::is_fifo(path, error) ? open_pipe(path) : open_file(path);
  }

  Result<bool> open_pipe(const std::string& path) {
    auto source = open_stream(path);
    if (!source) return source.error();
    return open_stream_of(path, std::move(*source));
  }

  // Looks at the beginning before the stream is read: what is packed goes through libarchive, also inside of an
  // archive.
  Result<bool> open_stream_of(const std::string& name, std::unique_ptr<ByteStream> source) {
    auto stream = std::make_unique<PeekedStream>(std::move(source));
    const auto head = stream->peek(kHead);
    if (!head) return head.error();
    const Format format = detect(*head);
    if (format == Format::listing && listings_) return open_listing(name, std::move(stream));
    if (format != Format::archive || archives_.size() >= kDeepest) {
      stream_.emplace(std::move(stream), add_file(name, Format::unknown, 0));
      return true;
    }
    auto archive = open_archive(name, std::move(stream), !archives_.empty());
    if (!archive) return archive.error();
    archives_.push_back({std::move(*archive), name});
    return true;
  }

  Result<bool> open_listing(const std::string& name, std::unique_ptr<ByteStream> stream) {
    auto listed = ListedPart::open(name, std::move(stream), add_file(name, Format::listing, 0));
    if (!listed) return listed.error();
    listed_.emplace(std::move(*listed));
    return true;
  }

  Result<bool> open_file(const std::string& path) {
    auto file = MappedFile::open(path);
    if (!file) return file.error();
    const Input bytes = (*file)->bytes();
    const Format format = detect(bytes.first(std::min(bytes.size(), kHead)));
    current_size_ = bytes.size();
    if (format == Format::listing && listings_) {
      auto source = open_stream(path);
      if (!source) return source.error();
      return open_listing(path, std::move(*source));
    }
    if (format == Format::archive) {
      auto archive = open_archive(path, *file);
      if (!archive) return archive.error();
      archives_.push_back({std::move(*archive), path});
      return true;
    }
    mapped_.emplace(*file, add_file(path, format, bytes.size()), format);
    return true;
  }

  std::vector<std::string> paths_;
  bool listings_;
  size_t next_path_ = 0;
  std::vector<InputFile> files_;
  std::optional<MappedPart> mapped_;
  std::optional<StreamPart> stream_;
  std::optional<ListedPart> listed_;
  std::vector<OpenArchive> archives_;  // each inside of the one before
  std::optional<Rejected> pending_;
  uint64_t sequence_ = 0;
  uint64_t total_ = 0;
  uint64_t before_ = 0;
  uint64_t current_size_ = 0;
};

}  // namespace

Result<std::unique_ptr<Reader>> Reader::open(const std::vector<std::string>& inputs, bool listings) {
  auto paths = list_inputs(inputs);
  if (!paths) return paths.error();
  return std::unique_ptr<Reader>(std::make_unique<FilesReader>(std::move(*paths), listings));
}

}  // namespace candor::evidence
