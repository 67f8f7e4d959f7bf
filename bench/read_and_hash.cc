// read_and_hash THREADS FILE: the limit that evidence building is measured against: reads length-prefixed DER (four
// bytes, big-endian) into memory and hashes each certificate with OpenSSL's SHA-256, fetched once a thread.
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using Byte = unsigned char;

size_t length_at(const Byte* at) {
  return (size_t{at[0]} << 24U) | (size_t{at[1]} << 16U) | (size_t{at[2]} << 8U) | at[3];
}

struct Result {
  size_t count = 0;
  Byte mixed = 0;  // so that no digest can be left out
};

void hash(const Byte* begin, const Byte* end, Result& result) {
  EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  Byte digest[32];
  for (const Byte* at = begin; at < end; at += 4 + length_at(at)) {
    EVP_DigestInit_ex2(context, algorithm, nullptr);
    EVP_DigestUpdate(context, at + 4, length_at(at));
    EVP_DigestFinal_ex(context, digest, nullptr);
    result.mixed = static_cast<Byte>(result.mixed ^ digest[0]);
    ++result.count;
  }
  EVP_MD_CTX_free(context);
  EVP_MD_free(algorithm);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const size_t threads = std::strtoull(argv[1], nullptr, 10);
  const int fd = ::open(argv[2], O_RDONLY);
  struct stat info {};
  if (threads == 0 || fd < 0 || ::fstat(fd, &info) != 0) return 2;
  const auto size = static_cast<size_t>(info.st_size);
  const std::unique_ptr<Byte[]> data(new Byte[size]);
  for (size_t at = 0; at < size;) {
    const ssize_t n = ::read(fd, data.get() + at, size - at);
    if (n <= 0) return 2;
    at += static_cast<size_t>(n);
  }
  std::vector<const Byte*> cuts = {data.get()};
  for (size_t i = 1; i < threads; ++i) {
    const Byte* at = cuts.back();
    while (static_cast<size_t>(at - data.get()) < size * i / threads) at += 4 + length_at(at);
    cuts.push_back(at);
  }
  cuts.push_back(data.get() + size);
  std::vector<Result> results(threads);
  std::vector<std::thread> workers;
  for (size_t i = 1; i < threads; ++i) workers.emplace_back(hash, cuts[i], cuts[i + 1], std::ref(results[i]));
  hash(cuts[0], cuts[1], results[0]);
  for (auto& worker : workers) worker.join();
  size_t count = 0;
  for (const Result& result : results) count += result.count;
  std::printf("%zu %02x\n", count, results[0].mixed);
  return 0;
}
