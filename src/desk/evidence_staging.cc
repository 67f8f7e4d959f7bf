#include "desk/evidence_staging.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "desk/evidence_owned.h"
#include "evidence/input_list.h"

namespace candor::desk {

namespace fs = std::filesystem;

namespace {

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

Result<Staging> Staging::beside(const std::string& folder, std::vector<std::string> inputs,
                                std::function<void(const std::string&)> told) {
  const std::string wanted = without_slashes(folder);
  std::error_code error;
  const auto status = fs::status(wanted, error);
  if (fs::exists(status) && !fs::is_directory(status)) return cannot_write(wanted, "it is a file, not a folder");
  const fs::path parent = fs::absolute(wanted).parent_path();
  fs::create_directories(parent, error);
  if (error) return cannot_write(wanted, error.message());
  std::string temporary = (parent / fmt::format("{}XXXXXX", evidence::kUnfinishedSet)).string();
  if (::mkdtemp(temporary.data()) == nullptr) return cannot_write(wanted, why());
  ::chmod(temporary.c_str(), 0755);
  if (told) told(temporary);
  return Staging(wanted, std::move(temporary), std::move(inputs), std::move(told));
}

Staging::Staging(std::string wanted, std::string temporary, std::vector<std::string> inputs,
                 std::function<void(const std::string&)> told)
    : wanted_(std::move(wanted)),
      temporary_(std::move(temporary)),
      inputs_(std::move(inputs)),
      told_(std::move(told)) {}

Staging::Staging(Staging&& other) noexcept
    : wanted_(std::move(other.wanted_)),
      temporary_(std::exchange(other.temporary_, "")),
      inputs_(std::move(other.inputs_)),
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

// Nothing but what an earlier run wrote is replaced, and no input even then.
Status Staging::may_move(const std::set<std::string>& owned) const {
  for (const std::string& name : names_) {
    std::error_code error;
    if (!fs::exists(fs::symlink_status(wanted_ + "/" + name, error)) || owned.contains(name)) continue;
    return Error{fmt::format("{}/{} is there, and not of an earlier run as far as can be told", wanted_, name),
                 "Nothing was written. Move it away, or choose another folder."};
  }
  const std::string input = replaced_input(wanted_, names_, inputs_);
  if (input.empty()) return {};
  return Error{fmt::format("{}/{} is an input and would be replaced", wanted_, input),
               "Nothing was written. Choose another folder."};
}

// Without a manifest first and with one last: a folder that holds files of two runs has none. A note tells a later run
// whose the files are, should this one be broken off.
Status Staging::move_files() {
  constexpr const char* kHalfMoved = "The folder may hold files of two runs now, and no manifest.json: run it again.";
  const auto failed = [&](const std::string& file, const std::string& reason) {
    return Error{fmt::format("cannot write {}: {}", file, reason), kHalfMoved};
  };
  std::set<std::string> owned = owned_files(wanted_);
  if (auto status = may_move(owned); !status) return status;
  std::set<std::string> noted = owned;
  noted.insert(names_.begin(), names_.end());
  const std::string note = wanted_ + "/" + kMovingNote;
  if (auto status = write_file_atomically(note, fmt::format("{}\n", fmt::join(noted, "\n"))); !status) return status;
  const std::string manifest = wanted_ + "/manifest.json";
  if (::unlink(manifest.c_str()) != 0 && errno != ENOENT) return cannot_write(manifest, why());
  for (const std::string& name : names_) owned.erase(name);
  if (auto error = remove_all_of(owned); error) return failed(wanted_, error.message());
  std::vector<std::string> order = names_;
  std::stable_partition(order.begin(), order.end(), [](const std::string& name) { return name != "manifest.json"; });
  for (const std::string& name : order) {
    const std::string from = temporary_ + "/" + name;
    const std::string to = wanted_ + "/" + name;
    if (::rename(from.c_str(), to.c_str()) != 0) return failed(to, why());
  }
  return ::unlink(note.c_str()) == 0 ? Status() : failed(note, why());
}

// What an earlier run wrote and this one does not.
std::error_code Staging::remove_all_of(const std::set<std::string>& names) const {
  std::error_code error;
  for (const std::string& name : names) {
    fs::remove(wanted_ + "/" + name, error);
    if (error) return error;
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
