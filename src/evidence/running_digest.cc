#include "evidence/running_digest.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>
#include <vector>

namespace candor::evidence {

RunningSha256::RunningSha256() : context_(EVP_MD_CTX_new()) {
  EVP_DigestInit_ex(context_, EVP_sha256(), nullptr);
}

RunningSha256::~RunningSha256() {
  EVP_MD_CTX_free(context_);
}

void RunningSha256::update(x509::Input bytes) {
  EVP_DigestUpdate(context_, bytes.data(), bytes.size());
}

std::string RunningSha256::hex() {
  std::array<uint8_t, 32> value{};
  EVP_DigestFinal_ex(context_, value.data(), nullptr);
  EVP_DigestInit_ex(context_, EVP_sha256(), nullptr);
  return x509::to_hex(value);
}

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
