// least_work FILE BYTES OUT: what no program that makes evidence of certificates can leave out, on one thread: reads
// length-prefixed DER (four bytes, big-endian) through a buffer that stays in the cache, hashes each certificate with
// OpenSSL's SHA-256, and writes BYTES bytes, hashed as well, since the manifest names the digest of each output. It
// parses nothing and describes nothing.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>
#include <vector>

namespace {

using Byte = unsigned char;
constexpr size_t kChunk = size_t{256} << 10U;
constexpr size_t kLargest = size_t{64} << 10U;

class Hash {
 public:
  ~Hash() {
    EVP_MD_CTX_free(context_);
    EVP_MD_free(algorithm_);
  }
  void begin() { EVP_DigestInit_ex2(context_, algorithm_, nullptr); }
  void add(const Byte* bytes, size_t size) { EVP_DigestUpdate(context_, bytes, size); }
  Byte end() {
    Byte digest[32];
    EVP_DigestFinal_ex(context_, digest, nullptr);
    return digest[0];
  }

 private:
  EVP_MD* algorithm_ = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  EVP_MD_CTX* context_ = EVP_MD_CTX_new();
};

// Hashes the whole certificates in the buffer; returns how many bytes they take.
size_t hash_records(const std::vector<Byte>& buffer, size_t size, Hash& hash, Byte& mixed) {
  size_t at = 0;
  while (size - at >= 4) {
    const Byte* record = buffer.data() + at;
    const size_t length =
        (size_t{record[0]} << 24U) | (size_t{record[1]} << 16U) | (size_t{record[2]} << 8U) | record[3];
    if (size - at < 4 + length) break;
    hash.begin();
    hash.add(record + 4, length);
    mixed = static_cast<Byte>(mixed ^ hash.end());
    at += 4 + length;
  }
  return at;
}

bool read_all(int fd, Hash& hash, Byte& mixed) {
  std::vector<Byte> buffer(kChunk + kLargest);
  size_t held = 0;
  while (true) {
    const ssize_t n = ::read(fd, buffer.data() + held, kChunk);
    if (n <= 0) return n == 0 && held == 0;
    held += static_cast<size_t>(n);
    const size_t used = hash_records(buffer, held, hash, mixed);
    held -= used;
    if (held > kLargest) return false;
    std::memmove(buffer.data(), buffer.data() + used, held);
  }
}

bool write_all(int fd, size_t size, Hash& hash, Byte& mixed) {
  const std::vector<Byte> buffer(kChunk, 'x');
  hash.begin();
  while (size > 0) {
    const size_t part = std::min(size, buffer.size());
    hash.add(buffer.data(), part);
    if (::write(fd, buffer.data(), part) != static_cast<ssize_t>(part)) return false;
    size -= part;
  }
  mixed = static_cast<Byte>(mixed ^ hash.end());
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const int in = ::open(argv[1], O_RDONLY | O_CLOEXEC);
  const int out = ::open(argv[3], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  Hash hash;
  Byte mixed = 0;
  if (in < 0 || out < 0 || !read_all(in, hash, mixed)) return 2;
  if (!write_all(out, std::strtoull(argv[2], nullptr, 10), hash, mixed)) return 2;
  std::printf("%02x\n", mixed);
  return 0;
}
