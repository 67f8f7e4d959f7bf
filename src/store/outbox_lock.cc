#include "store/outbox_lock.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

#include "store/connection.h"
#include "store/failure.h"

namespace candor::store {

namespace {

struct Lock {
  std::string_view beside;  // SQLite: the file's ending
  int64_t number;           // PostgreSQL: "outbox" in ASCII, and on; differs from the writer's lock of transaction.cc
  std::string_view busy;
};

const Lock& lock_of(Sender sender) {
  static constexpr Lock kTracker{".outbox-lock", 122583117066104, "another candor is sending to the tracker just now"};
  static constexpr Lock kNotices{".notice-lock", 122583117066105, "another candor is sending notices just now"};
  static constexpr Lock kSync{".sync-lock", 122583117066106, "another candor sync of this desk is under way"};
  if (sender == Sender::sync) return kSync;
  return sender == Sender::tracker ? kTracker : kNotices;
}

Error busy(Sender sender) {
  return {std::string(lock_of(sender).busy), "Wait until it has finished, then try again."};
}

class FileLock : public OutboxLock {
 public:
  explicit FileLock(int file) : file_(file) {}
  ~FileLock() override { ::close(file_); }  // the file stays: to delete it would let two in
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int file_;
};

class SessionLock : public OutboxLock {
 public:
  explicit SessionLock(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

 private:
  std::unique_ptr<Connection> connection_;
};

Result<std::unique_ptr<OutboxLock>> lock_beside(const std::string& database, Sender sender) {
  const std::string path = fmt::format("{}{}", database, lock_of(sender).beside);
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return Error{fmt::format("{}: {}", path, std::strerror(errno)), "The desk's folder must be writable."};
  std::unique_ptr<OutboxLock> lock = std::make_unique<FileLock>(file);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) return busy(sender);
  return lock;
}

bool takes(Connection& connection, Sender sender) {
  const std::string sql =
      fmt::format("SELECT CASE WHEN pg_try_advisory_lock({}) THEN 1 ELSE 0 END", lock_of(sender).number);
  return connection.first(sql)->integer(0) == 1;
}

Result<std::unique_ptr<OutboxLock>> lock_in(const Location& location, Sender sender) {
  try {
    auto connection = std::make_unique<Connection>(location, false);
    // The server holds the lock of a program that was killed until it notices that nobody is there any more.
    constexpr int kTries = 10;
    constexpr std::chrono::milliseconds kBetween(100);
    for (int tries = 1; !takes(*connection, sender); ++tries) {
      if (tries == kTries) return busy(sender);
      std::this_thread::sleep_for(kBetween);
    }
    return std::unique_ptr<OutboxLock>(std::make_unique<SessionLock>(std::move(connection)));
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace

Result<std::unique_ptr<OutboxLock>> OutboxLock::take(const Location& location, Sender sender) {
  return location.engine == Engine::sqlite ? lock_beside(location.target, sender) : lock_in(location, sender);
}

}  // namespace candor::store
