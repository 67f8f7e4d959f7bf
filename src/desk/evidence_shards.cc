#include "desk/evidence_shards.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fmt/format.h>

#include "base/fold.h"
#include "desk/impact_form.h"
#include "evidence/running_digest.h"

namespace candor::desk {

using evidence::MappedFile;

namespace {

// By digest: an edited cell may leave a file as long as it was.
Status check_outputs(const std::string& folder, const Manifest& manifest) {
  for (const auto& output : manifest.outputs) {
    const std::string path = folder + "/" + output.name;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return Error{path + " is gone", "Build the shard again."};
    const auto digest = evidence::digest_file(path);
    if (!digest) return digest.error();
    if (digest->bytes != output.bytes || digest->sha256 != output.sha256) {
      return Error{path + " was changed since the shard was built", "Build the shard again."};
    }
  }
  return {};
}

Result<Shard> read_shard(const std::string& folder) {
  Shard shard{folder, {}, {}};
  auto manifest = read_manifest(folder + "/manifest.json");
  if (!manifest) return manifest.error();
  shard.manifest = std::move(*manifest);
  if (shard.manifest.request.status) return Error{folder + " is of 'evidence status', which has no shards", ""};
  if (auto status = check_outputs(folder, shard.manifest); !status) return status.error();
  auto facts = read_facts(folder + "/summary.json");
  if (!facts) return facts.error();
  shard.facts = std::move(*facts);
  return shard;
}

Status check_numbers(const std::vector<Shard>& shards) {
  const uint32_t count = shards.front().manifest.request.shards;
  if (count != shards.size()) {
    return Error{fmt::format("{} is {}, but {} given", shards.front().folder,
                             count == 1 ? "a whole set" : fmt::format("one of {} shards", count),
                             counted(shards.size(), "folder is", "folders are")),
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

}  // namespace

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

Result<ShardRows> ShardRows::open(const std::string& folder) {
  auto csv = MappedFile::open(folder + "/appendix.csv");
  if (!csv) return csv.error();
  auto keys = MappedFile::open(folder + "/shard.tsv");
  if (!keys) return keys.error();
  ShardRows stream(std::move(*csv), std::move(*keys));
  stream.header_ = stream.next_record();
  stream.advance();
  return stream;
}

void ShardRows::advance() {
  row_ = next_record();
  has_key_ = next_key();
  // Both files have a line for each row, and the row begins with the hash that its key names.
  damaged_ =
      damaged_ || row_.empty() == has_key_ || (has_key_ && row_.substr(0, 130).find(sha256_) == std::string_view::npos);
}

// A record ends at the first CRLF outside quotes.
std::string_view ShardRows::next_record() {
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

bool ShardRows::next_key() {
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

}  // namespace candor::desk
