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

// "outbox" in ASCII; differs from the writer's lock of transaction.cc.
constexpr std::string_view kTrackerLock = "SELECT CASE WHEN pg_try_advisory_lock(122583117066104) THEN 1 ELSE 0 END";
constexpr std::string_view kNoticeLock = "SELECT CASE WHEN pg_try_advisory_lock(122583117066105) THEN 1 ELSE 0 END";

Error busy(Sender sender) {
  return {
      fmt::format("another candor is sending {} just now", sender == Sender::tracker ? "to the tracker" : "notices"),
      "Wait until it has finished, then try again."};
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
  const std::string path = database + (sender == Sender::tracker ? ".outbox-lock" : ".notice-lock");
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return Error{fmt::format("{}: {}", path, std::strerror(errno)), "The desk's folder must be writable."};
  std::unique_ptr<OutboxLock> lock = std::make_unique<FileLock>(file);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) return busy(sender);
  return lock;
}

bool takes(Connection& connection, Sender sender) {
  return connection.first(sender == Sender::tracker ? kTrackerLock : kNoticeLock)->integer(0) == 1;
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
