// Work in a process of its own, for tests that kill it or take rights away from it.
#pragma once

#include <csignal>
#include <functional>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace candor::store {

// Runs `work(fd)` in a child; what it writes to fd is read by the parent. The child ends with the value of `work`.
class ChildProcess {
 public:
  explicit ChildProcess(const std::function<int(int)>& work) {
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0) return;
    pid_ = ::fork();
    if (pid_ == 0) {
      ::close(ends[0]);
      ::_exit(work(ends[1]));
    }
    ::close(ends[1]);
    out_ = ends[0];
  }
  ~ChildProcess() {
    if (out_ >= 0) ::close(out_);
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  void kill() const { ::kill(pid_, SIGKILL); }
  // All it wrote, once it has ended; its exit status is in status().
  std::string finish() {
    std::string text;
    char buffer[4096];
    for (ssize_t n = 0; (n = ::read(out_, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<size_t>(n));
    int status = 0;
    ::waitpid(pid_, &status, 0);
    status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return text;
  }
  int status() const { return status_; }

 private:
  pid_t pid_ = -1;
  int out_ = -1;
  int status_ = -1;
};

}  // namespace candor::store
