#include "evidence/running_digest.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <vector>

namespace candor::evidence {

Result<FileDigest> digest_file(const std::string& path) {
  const auto failed = [&] {
    return Error{fmt::format("cannot read {}: {}", path, std::strerror(errno)), ""};  // NOLINT(concurrency-mt-unsafe)
  };
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return failed();
  FileDigest digest;
  RunningSha256 sha256;
  std::vector<uint8_t> buffer(1U << 18U);
  while (true) {
    const ssize_t n = ::read(fd, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      const Error error = failed();
      ::close(fd);
      if (n < 0) return error;
      digest.sha256 = sha256.hex();
      return digest;
    }
    sha256.update(x509::Input(buffer).first(static_cast<size_t>(n)));
    digest.bytes += static_cast<uint64_t>(n);
  }
}

}  // namespace candor::evidence
