// A desk in one file.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>

#include "store/session.h"

namespace candor::store {

namespace {

namespace fs = std::filesystem;

// How large the file says it is, from the header (https://sqlite.org/fileformat2.html, 1.3); 0: the header does not
// say.
uint64_t size_by_header(const std::array<unsigned char, 100>& header) {
  const auto number = [&](size_t at, size_t bytes) {
    uint64_t value = 0;
    for (size_t i = 0; i < bytes; ++i) value = value << 8U | header.at(at + i);
    return value;
  };
  const uint64_t page = number(16, 2) == 1 ? 65536 : number(16, 2);
  const bool valid = number(24, 4) == number(92, 4);
  return valid ? page * number(28, 4) : 0;
}

bool has_log(const Location& location) {
  std::error_code none;
  const uintmax_t size = fs::file_size(location.target + "-wal", none);
  return !none && size > 0;
}

// A copy that stopped in the middle opens well as long as nobody asks for a page it lacks; so it is looked for at once.
// With a log beside it the file may rightly be shorter: SQLite completes it from there.
void refuse_half_copy(const Location& location) {
  std::error_code none;
  const uint64_t size = fs::file_size(location.target, none);
  if (none || size == 0) return;  // a new one, or a process was killed before its first transaction
  std::array<unsigned char, 100> header{};
  std::ifstream file(location.target, std::ios::binary);
  file.read(reinterpret_cast<char*>(header.data()), header.size());
  constexpr std::string_view kMagic = "SQLite format 3";
  const std::string_view begin(reinterpret_cast<const char*>(header.data()), std::min<uint64_t>(size, kMagic.size()));
  if (!kMagic.starts_with(begin)) {
    throw Failure({fmt::format("{} is not a database", location.shown()),
                   "Name another file with --db, or another folder with --data."});
  }
  if (size < header.size() || (!has_log(location) && size_by_header(header) > size)) {
    throw Failure({fmt::format("{} is only a part of a database: the copy was cut off", location.shown()),
                   "Copy it again, best with 'candor backup', or restore a backup: candor restore FILE."});
  }
}

// An empty file is a desk whose first transaction was never made, or a copy that failed: nothing to read in either
// case.
void refuse_empty(const Location& location) {
  std::error_code none;
  if (fs::file_size(location.target, none) != 0 || none || has_log(location)) return;
  throw Failure({fmt::format("there is no desk in {}: it is empty", location.shown()),
                 "If one was there, restore a backup: candor restore FILE. 'candor incident new' starts one."});
}

// The journal's mode is written into the file; that of another program is left as it is.
bool may_be_a_desk(soci::session& session) {
  int tables = 0;
  int ours = 0;
  session << "SELECT COUNT(*), COUNT(CASE WHEN name IN ('schema_version', 'revision', 'chain_head') THEN 1 END) FROM "
             "sqlite_master WHERE type = 'table'",
      soci::into(tables), soci::into(ours);
  return tables == 0 || ours == 3;
}

void create_private_file(const Location& location) {
  const int fd = ::open(location.target.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) {
    throw Failure(
        {fmt::format("cannot create {}: {}", location.shown(), std::strerror(errno)),  // NOLINT(concurrency-mt-unsafe)
         "Check that the folder exists and may be written to."});
  }
  ::close(fd);
}

// SQLite needs a log beside the file even for reading, which a read-only folder does not allow. Without a log there is
// nothing to miss in the file, so it is read as one that nobody changes.
std::string immutable(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) uri += c == '%' || c == '?' || c == '#' ? fmt::format("%{:02X}", c) : std::string(1, c);
  return uri + "?immutable=1";
}

bool writable(const Location& location) {
  return ::access(location.target.c_str(), W_OK) == 0;
}

}  // namespace

std::unique_ptr<soci::session> open_sqlite(const Location& location, bool create) {
  std::error_code none;
  if (fs::is_directory(location.target, none)) {
    throw Failure({fmt::format("{} is a folder, not a database", location.shown()), "Name the file in it."});
  }
  if (!fs::exists(location.target, none)) {
    if (!create) {
      throw Failure({fmt::format("there is no desk at {}", location.shown()),
                     "'candor incident new' starts one; --data or --db names another place."});
    }
    create_private_file(location);
  }
  if (!create) refuse_empty(location);
  refuse_half_copy(location);
  const bool read_only = !writable(location);
  const bool alone = read_only && !has_log(location);
  auto session = std::make_unique<soci::session>(
      soci::sqlite3, fmt::format("db=\"{}\" timeout=10{}", alone ? immutable(location.target) : location.target,
                                 read_only ? " readonly=1" : ""));
  if (!read_only && may_be_a_desk(*session)) *session << "PRAGMA journal_mode=WAL";
  *session << "PRAGMA synchronous=FULL";
  *session << "PRAGMA foreign_keys=ON";
  *session << "PRAGMA cache_size=-16000";  // kilobytes: what a sync writes at once is not written twice
  return session;
}

}  // namespace candor::store
