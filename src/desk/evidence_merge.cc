#include "desk/evidence_merge.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <queue>

#include "base/file.h"
#include "base/fold.h"
#include "desk/evidence_lists.h"
#include "desk/evidence_staging.h"
#include "evidence/mapped_file.h"

namespace candor::desk {

namespace {

using evidence::MappedFile;

struct Shard {
  std::string folder;
  Manifest manifest;
  EvidenceFacts facts;
};

Result<Shard> read_shard(const std::string& folder) {
  Shard shard{folder, {}, {}};
  auto manifest = read_manifest(folder + "/manifest.json");
  if (!manifest) return manifest.error();
  shard.manifest = std::move(*manifest);
  auto facts = read_facts(folder + "/summary.json");
  if (!facts) return facts.error();
  shard.facts = std::move(*facts);
  for (const auto& output : shard.manifest.outputs) {
    std::error_code error;
    const auto size = std::filesystem::file_size(folder + "/" + output.name, error);
    if (error || size != output.bytes) {
      return Error{fmt::format("{}/{} is not what its manifest says", folder, output.name), "Build the shard again."};
    }
  }
  return shard;
}

Status check_numbers(const std::vector<Shard>& shards) {
  const uint32_t count = shards.front().manifest.request.shards;
  if (count != shards.size()) {
    return Error{
        fmt::format("{} is one of {} shards, but {} folders are given", shards.front().folder, count, shards.size()),
        "Name the folder of each shard once."};
  }
  for (uint32_t i = 0; i < count; ++i) {
    const auto& request = shards[i].manifest.request;
    if (request.shards != count || request.shard != i) {
      return Error{fmt::format("shard {}/{} is not among the folders", i, count),
                   "Name the folder of each shard once."};
    }
  }
  return {};
}

Status check_same_run(const std::vector<Shard>& shards) {
  for (const Shard& shard : shards) {
    auto differences = request_differences(shards.front().manifest, shard.manifest);
    for (auto& more : input_differences(shards.front().manifest, shard.manifest))
      differences.push_back(std::move(more));
    if (!differences.empty()) {
      return Error{
          fmt::format("{} and {} are of different runs: {}", shards.front().folder, shard.folder, differences.front()),
          "Build all shards with the same options from the same input."};
    }
  }
  return {};
}

Result<std::vector<Shard>> read_shards(const std::vector<std::string>& folders) {
  std::vector<Shard> shards;
  for (const std::string& folder : folders) {
    auto shard = read_shard(folder);
    if (!shard) return shard.error();
    shards.push_back(std::move(*shard));
  }
  std::sort(shards.begin(), shards.end(),
            [](const Shard& a, const Shard& b) { return a.manifest.request.shard < b.manifest.request.shard; });
  if (auto status = check_numbers(shards); !status) return status.error();
  if (auto status = check_same_run(shards); !status) return status.error();
  return shards;
}

// The rows of one shard in order, with the keys they are sorted by.
class RowStream {
 public:
  static Result<RowStream> open(const std::string& folder) {
    auto csv = MappedFile::open(folder + "/appendix.csv");
    if (!csv) return csv.error();
    auto keys = MappedFile::open(folder + "/shard.tsv");
    if (!keys) return keys.error();
    RowStream stream(std::move(*csv), std::move(*keys));
    stream.header_ = stream.next_record();
    stream.advance();
    return stream;
  }

  bool ended() const { return row_.empty() && keys_at_ >= keys_->bytes().size() && !has_key_; }
  bool damaged() const { return damaged_; }
  std::string_view header() const { return header_; }
  std::string_view row() const { return row_; }  // with its line end
  std::string_view sha256() const { return sha256_; }
  uint32_t problems() const { return problems_; }
  bool before(const RowStream& other) const {
    return not_before_ != other.not_before_ ? not_before_ < other.not_before_ : sha256_ < other.sha256_;
  }

  void advance() {
    row_ = next_record();
    has_key_ = next_key();
    // Both files have a line for each row, and the row begins with the hash that its key names.
    damaged_ = damaged_ || row_.empty() == has_key_ ||
               (has_key_ && row_.substr(0, 130).find(sha256_) == std::string_view::npos);
  }

 private:
  RowStream(std::shared_ptr<const MappedFile> csv, std::shared_ptr<const MappedFile> keys)
      : csv_(std::move(csv)), keys_(std::move(keys)) {}

  // A record ends at the first CRLF outside quotes.
  std::string_view next_record() {
    const std::string_view text = x509::as_chars(csv_->bytes());
    const size_t begin = csv_at_;
    bool quoted = false;
    while (csv_at_ < text.size()) {
      const char c = text[csv_at_++];
      if (c == '"') quoted = !quoted;
      if (c == '\n' && !quoted) break;
    }
    return text.substr(begin, csv_at_ - begin);
  }

  bool next_key() {
    const std::string_view text = x509::as_chars(keys_->bytes());
    if (keys_at_ >= text.size()) return false;
    const size_t end = std::min(text.find('\n', keys_at_), text.size());
    const auto parts = split(text.substr(keys_at_, end - keys_at_), '\t');
    keys_at_ = end + 1;
    if (parts.size() != 3 || parts[1].size() != 64) {
      damaged_ = true;
      return false;
    }
    std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), not_before_);
    sha256_ = parts[1];
    std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), problems_, 16);
    return true;
  }

  std::shared_ptr<const MappedFile> csv_, keys_;
  size_t csv_at_ = 0, keys_at_ = 0;
  std::string_view header_, row_, sha256_;
  int64_t not_before_ = 0;
  uint32_t problems_ = 0;
  bool has_key_ = false;
  bool damaged_ = false;
};

// A listing and, where wanted, its URLs.
class ListingFiles {
 public:
  ListingFiles(Staging& staging, const std::string& csv, const std::string& urls, bool with_urls,
               std::string_view header)
      : csv_(staging.path(csv)) {
    csv_.add(header);
    if (with_urls) urls_ = std::make_unique<LineFile>(staging.path(urls));
  }
  void add(const RowStream& stream) {
    csv_.add(stream.row());
    if (urls_) urls_->add(url_line(stream.sha256()));
  }
  Status close() {
    if (auto status = csv_.close(); !status) return status;
    return urls_ ? urls_->close() : Status();
  }

 private:
  LineFile csv_;
  std::unique_ptr<LineFile> urls_;
};

class Merge {
 public:
  Merge(std::vector<Shard> shards, const EvidenceHooks& hooks, Staging& staging)
      : shards_(std::move(shards)), hooks_(hooks), staging_(staging) {}

  Result<EvidenceBuilt> run() {
    EvidenceBuilt built{shards_.front().facts, shards_.front().manifest};
    for (size_t i = 1; i < shards_.size(); ++i) add_shard(built.facts, shards_[i].facts);
    built.manifest.request.shard = 0;
    built.manifest.request.shards = 1;
    built.facts.lists_urls = wants_urls(built.manifest.request, built.facts.summary.total.rows());
    if (auto status = merge_rows(built.facts); !status) return status.error();
    if (auto status = copy_common(); !status) return status.error();
    if (auto status = merge_remarks(); !status) return status.error();
    if (auto status = write_conclusions(staging_, built.facts, built.manifest); !status) return status.error();
    return built;
  }

 private:
  Status merge_rows(const EvidenceFacts& facts) {
    std::vector<RowStream> streams;
    for (const Shard& shard : shards_) {
      auto stream = RowStream::open(shard.folder);
      if (!stream) return stream.error();
      streams.push_back(std::move(*stream));
    }
    std::vector<std::unique_ptr<ListingFiles>> listings = open_listings(facts, streams.front().header());
    const auto later = [&](size_t a, size_t b) { return streams[b].before(streams[a]); };
    std::priority_queue<size_t, std::vector<size_t>, decltype(later)> queue(later);
    for (size_t i = 0; i < streams.size(); ++i) {
      if (!streams[i].ended()) queue.push(i);
    }
    uint64_t rows = 0;
    while (!queue.empty()) {
      const size_t first = queue.top();
      queue.pop();
      RowStream& stream = streams[first];
      if (++rows % 4096 == 0 && hooks_.cancelled && hooks_.cancelled()) {
        return Error{"interrupted", "Nothing was written."};
      }
      listings.front()->add(stream);
      for (size_t p = 1; p < listings.size(); ++p) {
        if ((stream.problems() & (1U << (p - 1))) != 0) listings[p]->add(stream);
      }
      stream.advance();
      if (!stream.ended() && !stream.damaged()) queue.push(first);
    }
    for (size_t i = 0; i < streams.size(); ++i) {
      if (streams[i].damaged()) {
        return Error{fmt::format("appendix.csv and shard.tsv of {} do not fit together", shards_[i].folder),
                     "Build the shard again."};
      }
    }
    for (const auto& listing : listings) {
      if (auto status = listing->close(); !status) return status;
    }
    return {};
  }

  std::vector<std::unique_ptr<ListingFiles>> open_listings(const EvidenceFacts& facts, std::string_view header) {
    std::vector<std::unique_ptr<ListingFiles>> out;
    out.push_back(std::make_unique<ListingFiles>(staging_, "appendix.csv", "urls.txt", facts.lists_urls, header));
    const auto& problems = facts.heuristic.problems;
    for (size_t i = 0; i < problems.size(); ++i) {
      out.push_back(std::make_unique<ListingFiles>(staging_, problem_file(i, problems[i].name, ".csv"),
                                                   problem_file(i, problems[i].name, "-urls.txt"), facts.lists_urls,
                                                   header));
    }
    return out;
  }

  // Each shard saw the whole input, so what could not be read or found is the same in all of them.
  Status copy_common() {
    for (const char* name : {"rejected.tsv", "not-found.txt"}) {
      const auto& outputs = shards_.front().manifest.outputs;
      const bool there =
          std::any_of(outputs.begin(), outputs.end(), [&](const auto& file) { return file.name == name; });
      if (!there) continue;
      auto file = MappedFile::open(shards_.front().folder + "/" + name);
      if (!file) return file.error();
      LineFile out(staging_.path(name));
      out.add(x509::as_chars((*file)->bytes()));
      if (auto status = out.close(); !status) return status;
    }
    return {};
  }

  Status merge_remarks() {
    std::vector<std::shared_ptr<const MappedFile>> files;
    std::vector<std::string_view> lines;
    for (const Shard& shard : shards_) {
      auto file = MappedFile::open(shard.folder + "/remarks.tsv");
      if (!file) return file.error();
      files.push_back(std::move(*file));
      const auto all = split(x509::as_chars(files.back()->bytes()), '\n');
      for (size_t i = 1; i < all.size(); ++i) {
        if (!all[i].empty()) lines.push_back(all[i]);
      }
    }
    std::sort(lines.begin(), lines.end());
    LineFile out(staging_.path("remarks.tsv"));
    out.add(kRemarksHeader);
    for (const std::string_view line : lines) {
      out.add(line);
      out.add("\n");
    }
    return out.close();
  }

  std::vector<Shard> shards_;
  const EvidenceHooks& hooks_;
  Staging& staging_;
};

}  // namespace

Result<EvidenceBuilt> merge_evidence(const std::vector<std::string>& folders, const EvidenceHooks& hooks,
                                     const std::string& output) {
  auto shards = read_shards(folders);
  if (!shards) return shards.error();
  auto staging = Staging::beside(output, hooks.scratch);
  if (!staging) return staging.error();
  auto built = Merge(std::move(*shards), hooks, *staging).run();
  if (!built) return built;
  if (auto status = staging->commit(); !status) return status.error();
  return built;
}

}  // namespace candor::desk
