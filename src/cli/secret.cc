#include "cli/secret.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/fold.h"
#include "base/utf8.h"

namespace candor::cli {

namespace {

constexpr size_t kLongestSecret = 800;

}  // namespace

// A limit of one byte, which no dump fits in. The kernel gives up for it even where dumps go to a program, which it
// does not do at a limit of none (core(5)); PR_SET_DUMPABLE would also take /dev/stdin and <(...) from us.
void keep_out_of_dumps() {
  const rlimit one_byte{1, 1};
  (void)::setrlimit(RLIMIT_CORE, &one_byte);  // raising it from none is not allowed, nor needed
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): one thread
  return value == nullptr ? "" : value;
}

Status owners_alone(const std::string& path, const std::string& option) {
  const std::string shown = printable(path);
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    return Error{fmt::format("cannot read {}: {}", shown, std::strerror(errno)),  // NOLINT(concurrency-mt-unsafe)
                 fmt::format("Check {}.", option)};
  }
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) == 0) return {};
  return Error{fmt::format("{} may be read by others than its owner", shown),
               fmt::format("Make it yours alone: chmod 600 {}", shown)};
}

Result<std::string> secret_of_file(const std::string& path, const std::string& option) {
  keep_out_of_dumps();
  if (const Status alone = owners_alone(path, option); !alone.ok()) return alone.error();
  const Result<std::string> text = read_file(path, size_t{1} << 16U);
  if (!text.ok()) return text.error();
  return std::string(trim(*text));
}

Result<std::string> secret_of_command(const std::string& command, const std::string& setting) {
  keep_out_of_dumps();
  // What it says on standard error is not ours to show: it may be the secret.
  const std::string silent = fmt::format("{{ {}\n}} 2>/dev/null", command);
  std::FILE* pipe = ::popen(silent.c_str(), "r");  // NOLINT(cert-env33-c): the user's own setting
  if (pipe == nullptr) return Error{fmt::format("{} cannot be started", setting), "Check the settings."};
  std::string text(kLongestSecret, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), pipe));
  if (::pclose(pipe) != 0) return Error{fmt::format("{} failed", setting), "Run it in a shell to see why."};
  return std::string(trim(text.substr(0, text.find('\n'))));
}

}  // namespace candor::cli
