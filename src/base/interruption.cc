#include "base/interruption.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace candor {

namespace {

std::atomic<bool> asked = false;
std::array<int, 2> wake = {-1, -1};  // read, write; made once, before threads are

static_assert(std::atomic<bool>::is_always_lock_free, "the handler of a signal sets it");

}  // namespace

void forget_interruption() {
  if (wake[0] < 0 && ::pipe2(wake.data(), O_CLOEXEC | O_NONBLOCK) != 0) wake = {-1, -1};
  char byte = 0;
  while (wake[0] >= 0 && ::read(wake[0], &byte, 1) == 1) {
  }
  asked = false;
}

void ask_interruption() {
  const int error = errno;
  asked = true;
  if (wake[1] >= 0) [[maybe_unused]]
    const ssize_t written = ::write(wake[1], "", 1);
  errno = error;
}

bool interruption_asked() {
  return asked;
}

Error interrupted() {
  return {"interrupted", "Nothing was written."};
}

bool wait_for_bytes(int fd) {
  while (!asked) {
    std::array<pollfd, 2> waited = {pollfd{fd, POLLIN, 0}, pollfd{wake[0], POLLIN, 0}};  // poll(2) passes over -1
    const int ready = ::poll(waited.data(), waited.size(), -1);
    if (ready < 0 && errno != EINTR) return true;  // read() will say why
    if (ready > 0 && waited[1].revents == 0) return true;
  }
  return false;
}

int open_to_read(const char* path) {
  return ::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

long read_some(int fd, void* out, unsigned long size) {
  while (true) {
    if (!wait_for_bytes(fd)) {
      errno = EINTR;
      return -1;
    }
    const ssize_t n = ::read(fd, out, size);
    if (n >= 0 || (errno != EINTR && errno != EAGAIN)) return n;
  }
}

}  // namespace candor
