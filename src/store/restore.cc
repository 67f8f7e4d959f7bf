// Bringing a backup back, also over a desk that is damaged.
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

#include "base/utf8.h"
#include "store/copy.h"
#include "store/failure.h"
#include "store/sync_path.h"

namespace candor::store {

namespace {

namespace fs = std::filesystem;
using Digests = std::vector<TableDigest>;

Error failed(std::string_view what, const std::string& path, const std::string& why) {
  return {fmt::format("cannot {} {}: {}", what, printable(path), why), "Nothing was changed."};
}

// A copy of the backup in a folder that only the owner may read and that goes with this object.
class Copy {
 public:
  explicit Copy(const std::string& file) : file_(file) {
    std::string folder = (fs::temp_directory_path() / "candor-restore-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) {
      status_ = failed("create", folder, std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
      return;
    }
    folder_ = folder;
    path_ = (folder_ / "backup.sqlite").string();
    for (const char* suffix : {"", "-wal"}) {
      std::error_code error;
      if (*suffix != '\0' && !fs::exists(file + suffix, error)) continue;
      fs::copy_file(file + suffix, path_ + suffix, error);
      if (error) status_ = failed("read", file + suffix, error.message());
    }
  }
  ~Copy() {
    std::error_code none;
    if (!folder_.empty()) fs::remove_all(folder_, none);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  const Status& status() const { return status_; }
  Location location() const { return {Engine::sqlite, path_}; }
  // Messages name the file the user gave, not the copy.
  Error in_users_words(const Error& error) const {
    std::string message = error.message;
    const size_t at = message.find(path_);
    if (at != std::string::npos) message.replace(at, path_.size(), printable(file_));
    return {message, error.advice};
  }

 private:
  std::string file_, path_;
  fs::path folder_;
  Status status_;
};

// What the old file's log still holds goes into the file, as far as it can be read at all.
void fold_log(const Location& location) {
  try {
    Connection(location, false).execute("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (const Failure&) {  // damaged: it is kept as it is
  }
}

// Files that go with this object unless they are kept.
class Made {
 public:
  Made() = default;
  ~Made() {
    std::error_code none;
    for (const std::string& path : paths_) fs::remove(path, none);
  }
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;

  void add(const std::string& path) { paths_.push_back(path); }
  void keep() { paths_.clear(); }

 private:
  std::vector<std::string> paths_;
};

Status link_beside(const std::string& path, const std::string& name, Made& made) {
  std::error_code error;
  fs::create_hard_link(path, name, error);
  if (error) return failed("keep", path, fmt::format("{} cannot be made: {}", printable(name), error.message()));
  made.add(name);
  return {};
}

// The new file under the old one's name. The old log must be gone before: SQLite would play it into the new file.
Status put_in_place(const std::string& made, const std::string& path, const std::string& kept_log) {
  std::error_code error;
  fs::remove(path + "-wal", error);
  if (error) return failed("replace", path + "-wal", error.message());
  fs::rename(made, path, error);
  if (!error) {
    std::error_code none;  // an index of the log, which SQLite makes anew
    fs::remove(path + "-shm", none);
    return {};
  }
  std::error_code lost;
  if (fs::exists(kept_log, lost)) fs::create_hard_link(kept_log, path + "-wal", lost);
  return failed("replace", path, error.message());
}

// The old desk has two names, file and log, before its first one is touched: whatever happens, it is whole under one of
// them. An Error leaves it as it was, and nothing beside it.
Status replace_file(const std::string& made, const std::string& path, Instant now) {
  fold_log({Engine::sqlite, path});
  const std::string aside = fmt::format("{}.replaced-{}", path, format_instant(now));
  const std::string log = path + "-wal";
  Made links;
  if (Status kept = link_beside(path, aside, links); !kept.ok()) return kept;
  std::error_code none;
  if (fs::exists(log, none)) {
    if (Status kept = link_beside(log, aside + "-wal", links); !kept.ok()) return kept;
  }
  if (Status placed = put_in_place(made, path, aside + "-wal"); !placed.ok()) return placed;
  links.keep();
  return sync_folder_of(path);
}

Result<Digests> restore_to_file(const Location& from, const std::string& path, bool replace, Instant now) {
  std::error_code none;
  if (!fs::exists(path, none)) return back_up(from, path, now);
  if (!replace) {
    return Error{fmt::format("{} exists already and is left as it is", printable(path)),
                 "--replace puts the backup in its place and keeps it under another name."};
  }
  const std::string made = fmt::format("{}.restored-{}", path, ::getpid());
  Result<Digests> copied = back_up(from, made, now);
  if (!copied.ok()) return copied;
  Made temporary;
  temporary.add(made);
  if (const Status replaced = replace_file(made, path, now); !replaced.ok()) return replaced.error();
  return copied;
}

}  // namespace

Result<Digests> restore(const std::string& file, const Location& to, bool replace, Instant now) {
  std::error_code none;
  if (!fs::is_regular_file(file, none)) return Error{fmt::format("there is no file {}", printable(file)), ""};
  if (fs::file_size(file, none) == 0) return Error{fmt::format("{} is empty", printable(file)), "Is it the backup?"};
  const Copy copy(file);
  if (!copy.status().ok()) return copy.status().error();
  Result<Digests> copied = to.engine == Engine::sqlite ? restore_to_file(copy.location(), to.target, replace, now)
                                                       : copy_desk(copy.location(), to, replace, now);
  if (!copied.ok()) return copy.in_users_words(copied.error());
  return copied;
}

}  // namespace candor::store
