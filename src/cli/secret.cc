#include "cli/secret.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/fold.h"
#include "base/utf8.h"

namespace candor::cli {

namespace {

constexpr size_t kLongestSecret = 800;

}  // namespace

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
  if (const Status alone = owners_alone(path, option); !alone.ok()) return alone.error();
  const Result<std::string> text = read_file(path, size_t{1} << 16U);
  if (!text.ok()) return text.error();
  return std::string(trim(*text));
}

Result<std::string> secret_of_command(const std::string& command, const std::string& setting) {
  std::FILE* pipe = ::popen(command.c_str(), "r");  // NOLINT(cert-env33-c): the user's own setting
  if (pipe == nullptr) return Error{fmt::format("{} cannot be started", setting), "Check the settings."};
  std::string text(kLongestSecret, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), pipe));
  if (::pclose(pipe) != 0) return Error{fmt::format("{} failed", setting), "Run it in a shell to see why."};
  return std::string(trim(text.substr(0, text.find('\n'))));
}

}  // namespace candor::cli
