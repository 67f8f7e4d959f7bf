#include "desk/evidence_staging.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace candor::desk {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 13> kNames = {
    "manifest.json", "appendix.csv",   "urls.txt",  "rejected.tsv", "remarks.tsv",      "summary.json", "impact.md",
    "not-found.txt", "not-logged.tsv", "shard.tsv", "problems.csv", "crl-problems.csv", "tally.csv"};

std::string why() {
  return std::strerror(errno);  // NOLINT(concurrency-mt-unsafe): one thread reports
}

Error cannot_write(const std::string& path, const std::string& reason) {
  return {fmt::format("cannot write {}: {}", path, reason), "Nothing was written."};
}

Status sync_path(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return cannot_write(path, why());
  const bool synced = ::fsync(fd) == 0;
  const std::string reason = why();
  ::close(fd);
  return synced ? Status() : cannot_write(path, reason);
}

std::string without_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace

bool is_evidence_file(const std::string& name) {
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() || name.starts_with("problem-");
}

Result<Staging> Staging::beside(const std::string& folder, std::function<void(const std::string&)> told) {
  const std::string wanted = without_slashes(folder);
  std::error_code error;
  const auto status = fs::status(wanted, error);
  if (fs::exists(status) && !fs::is_directory(status)) return cannot_write(wanted, "it is a file, not a folder");
  const fs::path parent = fs::absolute(wanted).parent_path();
  fs::create_directories(parent, error);
  if (error) return cannot_write(wanted, error.message());
  std::string temporary = (parent / ("." + fs::path(wanted).filename().string() + ".XXXXXX")).string();
  if (::mkdtemp(temporary.data()) == nullptr) return cannot_write(wanted, why());
  ::chmod(temporary.c_str(), 0755);
  if (told) told(temporary);
  return Staging(wanted, std::move(temporary), std::move(told));
}

Staging::Staging(std::string wanted, std::string temporary, std::function<void(const std::string&)> told)
    : wanted_(std::move(wanted)), temporary_(std::move(temporary)), told_(std::move(told)) {}

Staging::Staging(Staging&& other) noexcept
    : wanted_(std::move(other.wanted_)),
      temporary_(std::exchange(other.temporary_, "")),
      names_(std::move(other.names_)),
      digests_(std::move(other.digests_)),
      told_(std::move(other.told_)) {}

Staging::~Staging() {
  discard();
}

void Staging::discard() noexcept {
  if (temporary_.empty()) return;
  std::error_code ignored;
  fs::remove_all(temporary_, ignored);
  temporary_.clear();
  if (told_) told_("");
}

std::string Staging::path(const std::string& name) {
  if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
  return temporary_ + "/" + name;
}

Status Staging::write(const std::string& name, const std::string& bytes) {
  const std::string file = path(name);
  std::FILE* out = std::fopen(file.c_str(), "wbe");
  if (out == nullptr) return cannot_write(wanted_ + "/" + name, why());
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size();
  const std::string reason = why();
  if (std::fclose(out) == 0 && written) return {};
  return cannot_write(wanted_ + "/" + name, written ? why() : reason);
}

Result<evidence::FileDigest> Staging::digest(const std::string& name) const {
  const auto known = digests_.find(name);
  if (known != digests_.end()) return known->second;
  return evidence::digest_file(temporary_ + "/" + name);
}

// Without a manifest first and with one last: a folder that holds files of two runs has none.
Status Staging::move_files() {
  constexpr const char* kHalfMoved = "The folder may hold files of two runs now, and no manifest.json: run it again.";
  const auto failed = [&](const std::string& file, const std::string& reason) {
    return Error{fmt::format("cannot write {}: {}", file, reason), kHalfMoved};
  };
  const std::string manifest = wanted_ + "/manifest.json";
  if (::unlink(manifest.c_str()) != 0 && errno != ENOENT) return cannot_write(manifest, why());
  if (auto error = remove_earlier(); error) return failed(wanted_, error.message());
  std::vector<std::string> order = names_;
  std::stable_partition(order.begin(), order.end(), [](const std::string& name) { return name != "manifest.json"; });
  for (const std::string& name : order) {
    const std::string from = temporary_ + "/" + name;
    const std::string to = wanted_ + "/" + name;
    if (::rename(from.c_str(), to.c_str()) != 0) return failed(to, why());
  }
  return {};
}

// What an earlier run wrote and this one does not.
std::error_code Staging::remove_earlier() const {
  std::error_code error;
  for (fs::directory_iterator entry(wanted_, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const bool kept = std::find(names_.begin(), names_.end(), name) != names_.end();
    if (!is_evidence_file(name) || kept) continue;
    if (!fs::remove(entry->path(), error) && error) return error;
  }
  return error;
}

Status Staging::commit() {
  for (const std::string& name : names_) {
    if (auto status = sync_path(temporary_ + "/" + name); !status) return status;
  }
  if (auto status = sync_path(temporary_); !status) return status;
  if (::rename(temporary_.c_str(), wanted_.c_str()) == 0) {  // a new folder, or an empty one
    temporary_.clear();
    if (told_) told_("");
  } else if (auto status = move_files(); !status) {
    return status;
  }
  (void)sync_path(fs::absolute(wanted_).parent_path().string());
  discard();
  return {};
}

}  // namespace candor::desk
