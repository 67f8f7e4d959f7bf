#include "desk/evidence_merge.h"

#include <algorithm>
#include <fmt/format.h>
#include <queue>

#include "base/fold.h"
#include "desk/evidence_lists.h"
#include "desk/evidence_shards.h"
#include "desk/evidence_staging.h"
#include "desk/shard_listing.h"
#include "evidence/mapped_file.h"

namespace candor::desk {

namespace {

using evidence::MappedFile;

Status copy_file(const std::string& folder, const std::string& name, Staging& staging) {
  auto file = MappedFile::open(folder + "/" + name);
  if (!file) return file.error();
  LineFile out(staging.path(name));
  out.add(x509::as_chars((*file)->bytes()));
  return out.close();
}

// The only shard of a run is the whole set already, and has no keys to merge by.
Result<EvidenceBuilt> copy_whole(const Shard& shard, Staging& staging) {
  for (const auto& output : shard.manifest.outputs) {
    if (auto status = copy_file(shard.folder, output.name, staging); !status) return status.error();
  }
  if (auto status = copy_file(shard.folder, "manifest.json", staging); !status) return status.error();
  return EvidenceBuilt{shard.facts, shard.manifest};
}

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
    if (auto status = merge_lines("remarks.tsv", kRemarksHeader); !status) return status.error();
    if (built.facts.logged) {
      if (auto status = merge_lines("not-logged.tsv", kNotLoggedHeader); !status) return status.error();
    }
    if (auto status = write_conclusions(staging_, built.facts, built.manifest); !status) return status.error();
    return built;
  }

 private:
  Status merge_rows(const EvidenceFacts& facts) {
    std::vector<ShardRows> streams;
    for (const Shard& shard : shards_) {
      auto stream = ShardRows::open(shard.folder);
      if (!stream) return stream.error();
      streams.push_back(std::move(*stream));
    }
    std::vector<std::unique_ptr<ShardListing>> listings = open_listings(facts, streams.front().header());
    const auto later = [&](size_t a, size_t b) { return streams[b].before(streams[a]); };
    std::priority_queue<size_t, std::vector<size_t>, decltype(later)> queue(later);
    for (size_t i = 0; i < streams.size(); ++i) {
      if (!streams[i].ended()) queue.push(i);
    }
    uint64_t rows = 0;
    while (!queue.empty()) {
      const size_t first = queue.top();
      queue.pop();
      ShardRows& stream = streams[first];
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

  std::vector<std::unique_ptr<ShardListing>> open_listings(const EvidenceFacts& facts, std::string_view header) {
    std::vector<std::unique_ptr<ShardListing>> out;
    out.push_back(std::make_unique<ShardListing>(staging_, "appendix.csv", "urls.txt", facts.lists_urls, header));
    const auto& problems = facts.heuristic.problems;
    for (size_t i = 0; i < problems.size(); ++i) {
      out.push_back(std::make_unique<ShardListing>(staging_, problem_file(i, problems[i].name, ".csv"),
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
      if (auto status = copy_file(shards_.front().folder, name, staging_); !status) return status;
    }
    return {};
  }

  // Tables of sorted lines, which all shards have or none.
  Status merge_lines(const std::string& name, std::string_view header) {
    std::vector<std::shared_ptr<const MappedFile>> files;
    std::vector<std::string_view> lines;
    for (const Shard& shard : shards_) {
      auto file = MappedFile::open(shard.folder + "/" + name);
      if (!file) return file.error();
      files.push_back(std::move(*file));
      const auto all = split(x509::as_chars(files.back()->bytes()), '\n');
      for (size_t i = 1; i < all.size(); ++i) {
        if (!all[i].empty()) lines.push_back(all[i]);
      }
    }
    std::sort(lines.begin(), lines.end());
    LineFile out(staging_.path(name));
    out.add(header);
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
  auto staging = Staging::beside(output, folders, hooks.scratch);
  if (!staging) return staging.error();
  auto built =
      shards->size() == 1 ? copy_whole(shards->front(), *staging) : Merge(std::move(*shards), hooks, *staging).run();
  if (!built) return built;
  if (auto status = staging->commit(); !status) return status.error();
  return built;
}

}  // namespace candor::desk
