#include "cli/long_work.h"

#include <array>
#include <cmath>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <ostream>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/interruption.h"

namespace candor::cli {

namespace {

// Where the temporary folder is, for the handler of SIGBUS: it may neither allocate nor lock.
constexpr size_t kLongestPath = 4096;
std::array<char, kLongestPath> scratch_folder{};

void say(const char* text) {
  const char* wiper = ProgressLine::wiper();
  [[maybe_unused]] const ssize_t wiped = ::write(STDERR_FILENO, wiper, std::strlen(wiper));
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text, std::strlen(text));
}

// What getdents64(2) fills in; the C library's readdir() allocates.
struct DirectoryEntry {
  uint64_t inode;
  int64_t next;
  uint16_t length;
  uint8_t type;
  char name[1];
};

// Unlinks what lies in the folder, which has no folders inside, and the folder; all of it safe in a signal handler.
void remove_folder(const char* path) {
  const int folder = ::open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  alignas(DirectoryEntry) static std::array<char, 4096> entries;
  bool removed = true;
  while (removed) {  // positions mean nothing once entries are gone, so begin again
    removed = false;
    ::lseek(folder, 0, SEEK_SET);
    const long size = ::syscall(SYS_getdents64, folder, entries.data(), entries.size());
    for (long at = 0; at < size;) {
      const auto* entry = reinterpret_cast<const DirectoryEntry*>(entries.data() + at);
      removed |= ::unlinkat(folder, entry->name, 0) == 0;  // never "." and ".."
      at += entry->length;
    }
  }
  ::rmdir(path);
}

// The second one is meant: the work does not wait for a good moment any more.
void on_interrupt(int) {
  if (interruption_asked()) {
    if (scratch_folder[0] != '\0') remove_folder(scratch_folder.data());
    say("candor: interrupted\n  Nothing was written.\n");
    ::_exit(kFailed);
  }
  ask_interruption();
}

// A mapped input was cut short by someone else, or its disk fails. Nothing can be resumed: the program ends, and what
// was written so far goes with it.
void on_bus_error(int) {
  if (scratch_folder[0] != '\0') remove_folder(scratch_folder.data());
  say("candor: an input file became shorter while it was read\n  Nothing was written.\n");
  ::_exit(kFailed);
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  ::sigaction(signal, &action, nullptr);
}

void remember_scratch(const std::string& folder) {
  if (folder.size() >= kLongestPath) return;
  std::memcpy(scratch_folder.data(), folder.c_str(), folder.size() + 1);
}

}  // namespace

std::string short_count(double count) {
  if (count >= 1e9) return fmt::format("{:.1f} G", count / 1e9);
  if (count >= 1e6) return fmt::format("{:.1f} M", count / 1e6);
  if (count >= 1e4) return fmt::format("{:.0f} k", count / 1e3);
  return fmt::format("{:.0f}", count);
}

LongWork::LongWork(Environment& env, std::string_view what) : line_(env), env_(env), what_(what) {
  forget_interruption();
  scratch_folder[0] = '\0';
  handle(SIGINT, on_interrupt);
  handle(SIGTERM, on_interrupt);
  handle(SIGHUP, on_interrupt);
  handle(SIGBUS, on_bus_error);
  handle(SIGXFSZ, SIG_IGN);  // a limit on the size of files is a disk that is full
}

LongWork::~LongWork() {
  begin_stage("");
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGBUS, SIGXFSZ}) handle(signal, SIG_DFL);
  forget_interruption();
}

bool LongWork::cancelled() {
  return interruption_asked();
}

void LongWork::show(uint64_t done, uint64_t total, uint64_t count) {
  if (!line_.visible()) return;
  const auto now = Clock::now();
  if (now - shown_ < std::chrono::milliseconds(250)) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - began_).count();
  std::string line = fmt::format("{} {}, {}/s", short_count(static_cast<double>(count)), what_,
                                 short_count(static_cast<double>(count) / seconds));
  if (total > 0 && done > 0 && done <= total) {
    const double part = static_cast<double>(done) / static_cast<double>(total);
    line += fmt::format(", {:.0f} %", part * 100);
    const double left = seconds / part - seconds;
    line += fmt::format(", {} left", format_duration(Seconds(std::llround(left))));
  }
  line_.show(line);
}

void LongWork::begin_stage(std::string_view name) {
  const auto now = Clock::now();
  if (timings_ && !stage_.empty()) {
    env_.err << fmt::format("{:32}{:8.3f} s\n", stage_, std::chrono::duration<double>(now - stage_began_).count());
  }
  stage_ = name;
  stage_began_ = now;
}

desk::EvidenceHooks LongWork::hooks(int threads) {
  return {.threads = threads,
          .cancelled = cancelled,
          .progress = [this](uint64_t done, uint64_t total, uint64_t certificates) { show(done, total, certificates); },
          .stage = [this](std::string_view name) { begin_stage(name); },
          .scratch = remember_scratch};
}

}  // namespace candor::cli
