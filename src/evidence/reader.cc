#include "evidence/reader.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "evidence/input_list.h"
#include "evidence/listed_part.h"
#include "evidence/mapped_file.h"
#include "evidence/stream_part.h"
#include "evidence/unpack.h"

namespace candor::evidence {

namespace fs = std::filesystem;

namespace {

constexpr size_t kHead = 65536;
constexpr size_t kMapped = 1U << 20U;  // what is larger comes in chunks, if its format can be read so

// A mapped file, scanned in place.
class MappedPart {
 public:
  MappedPart(std::shared_ptr<const MappedFile> file, uint32_t number, Format format)
      : file_(std::move(file)), number_(number), format_(format) {}

  bool fill(Batch& batch) {
    const Input data = file_->bytes().subspan(at_);
    if (data.empty() && (at_ > 0 || std::exchange(empty_told_, true))) return false;
    if (data.empty()) {
      batch.rejected.push_back(empty_file(number_));
      return true;
    }
    // Batches keep pages alive until they are worked; what lies well behind is given back.
    if (at_ > kBehind) file_->done_until(at_ - kBehind);
    ScanOut out{batch, state_, number_, at_};
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
  ScanState state_;
  bool empty_told_ = false;
};

FileStamp stamp_of(const std::string& path) {
  std::error_code ignored;  // a file that vanished has another stamp, too
  FileStamp stamp{path, 0, {}};
  stamp.size = fs::file_size(path, ignored);
  stamp.changed = fs::last_write_time(path, ignored);
  return stamp;
}

struct OpenArchive {
  std::unique_ptr<Archive> archive;
  std::string name;
  bool empty = true;
};

class FilesReader : public Reader {
 public:
  FilesReader(std::vector<std::string> paths, std::vector<NotAFile> others, bool listings)
      : paths_(std::move(paths)), others_(std::move(others)), listings_(listings) {
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
  const std::optional<Error>& damage() const override { return damage_; }
  const std::vector<InputFile>& files() const override { return files_; }
  const std::vector<FileStamp>& stamps() const override { return stamps_; }
  uint64_t bytes_total() const override { return total_; }
  uint64_t bytes_done() const override {
    if (mapped_) return before_ + mapped_->done();
    return stream_ && current_size_ > 0 && archives_.empty() ? before_ + stream_->done() : before_;
  }

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
    if (stream_) return fill_from_stream(batch);
    if (listed_) return fill_listed(batch);
    return false;
  }

  Result<bool> fill_from_stream(Batch& batch) {
    auto filled = stream_->fill(batch, files_.back());
    if (stream_->damage()) damage_ = stream_->damage();
    return filled;
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
      if (!entry && !archives_.back().archive->damaged()) return entry.error();
      if (entry && *entry) {
        archives_.back().empty = false;
        return open_stream_of((*entry)->name, std::move((*entry)->stream));
      }
      const OpenArchive closed = std::move(archives_.back());
      archives_.pop_back();
      if (entry && !closed.empty) continue;  // a tar of zeros, say: nothing is dropped silently
      if (!entry) damage_ = entry.error();
      const std::string reason = entry ? std::string(kHoldsNoFile) : damage_->message;
      pending_ = Rejected{add_file(closed.name, Format::archive, 0), 0, "", reason};
      return true;
    }
    if (next_path_ == paths_.size()) return tell_other();
    const std::string& path = paths_[next_path_++];
    std::error_code error;
    return path == "-" || fs::is_fifo(path, error) ? open_pipe(path) : open_file(path);
  }

  bool tell_other() {
    if (next_other_ == others_.size()) return false;
    const NotAFile& other = others_[next_other_++];
    pending_ = Rejected{add_file(other.path, Format::unknown, 0), 0, "", other.reason};
    return true;
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
    const Format format = detect(stream->peek(kHead));
    if (format == Format::listing && listings_) return open_listing(name, std::move(stream));
    if (format != Format::archive || archives_.size() >= kDeepestArchive) {
      stream_.emplace(std::move(stream), add_file(name, Format::unknown, 0), chunks_);
      return true;
    }
    auto archive = open_archive(name, std::move(stream), !archives_.empty());
    archives_.push_back({std::move(archive), name});
    return true;
  }

  Result<bool> open_listing(const std::string& name, std::unique_ptr<ByteStream> stream) {
    auto listed = ListedPart::open(name, std::move(stream), add_file(name, Format::listing, 0));
    if (!listed) return listed.error();
    files_.back().unused_columns = listed->unused_columns();
    listed_.emplace(std::move(*listed));
    return true;
  }

  Result<bool> open_file(const std::string& path) {
    stamps_.push_back(stamp_of(path));
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
      archives_.push_back({open_archive(path, *file), path});
      return true;
    }
    const bool in_chunks = format == Format::der || format == Format::pem || format == Format::base64_lines ||
                           format == Format::get_entries;
    if (!in_chunks || bytes.size() <= kMapped) {
      mapped_.emplace(*file, add_file(path, format, bytes.size()), format);
      return true;
    }
    auto stream = open_stream(path);
    if (!stream) return stream.error();
    stream_.emplace(std::move(*stream), add_file(path, format, 0), chunks_, bytes.size());
    return true;
  }

  std::vector<std::string> paths_;
  std::vector<NotAFile> others_;  // in folders
  bool listings_;
  size_t next_path_ = 0, next_other_ = 0;
  std::vector<InputFile> files_;
  std::vector<FileStamp> stamps_;
  std::optional<MappedPart> mapped_;
  std::optional<StreamPart> stream_;
  std::optional<ListedPart> listed_;
  std::shared_ptr<ChunkPool> chunks_ = std::make_shared<ChunkPool>();
  std::vector<OpenArchive> archives_;  // each inside of the one before
  std::optional<Rejected> pending_;
  std::optional<Error> damage_;
  uint64_t sequence_ = 0;
  uint64_t total_ = 0;
  uint64_t before_ = 0;
  uint64_t current_size_ = 0;
};

}  // namespace

bool FileStamp::holds() const {
  const FileStamp now = stamp_of(path);
  return now.size == size && now.changed == changed;
}

Result<std::unique_ptr<Reader>> Reader::open(const std::vector<std::string>& inputs, bool listings) {
  std::vector<NotAFile> others;
  auto paths = list_inputs(inputs, &others);
  if (!paths) return paths.error();
  return std::unique_ptr<Reader>(std::make_unique<FilesReader>(std::move(*paths), std::move(others), listings));
}

}  // namespace candor::evidence
