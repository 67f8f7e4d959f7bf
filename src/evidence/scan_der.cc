// Concatenated DER, with a way back after garbage.
#include <array>
#include <cstring>
#include <fmt/format.h>
#include <openssl/evp.h>

#include "evidence/scan.h"

namespace candor::evidence {

namespace {

constexpr size_t kLargest = 64U << 20U;  // a longer certificate is not waited for

// A certificate is SEQUENCE { SEQUENCE ... with a two-octet length or a BER one; anything shorter is no certificate.
bool plausible(Input data) {
  if (data.size() < 6 || data[0] != 0x30) return false;
  const auto length = x509::element_length(data);
  if (!length || *length < 16) return false;
  const size_t header = data[1] < 0x80 || data[1] == 0x80 ? 2 : 2 + (data[1] & 0x7FU);
  return header < data.size() && data[header] == 0x30;
}

// Length the header claims when it is whole; 0 otherwise.
uint64_t claimed_length(Input data) {
  if (data.size() < 2 || data[1] <= 0x80) return 0;
  const size_t octets = data[1] & 0x7FU;
  if (octets > 8 || data.size() < 2 + octets) return 0;
  uint64_t length = 0;
  for (size_t i = 0; i < octets; ++i) length = (length << 8U) | data[2 + i];
  return length;
}

// A certificate may begin here, but what would tell has not come yet.
bool undecided(Input rest) {
  if (rest[0] != 0x30 || rest.size() >= kLargest) return false;
  return rest.size() < 6 || (!x509::element_length(rest) && claimed_length(rest) < kLargest);
}

// After garbage more is asked for: the SEQUENCE within, as soon as it can be seen.
bool undecided_in_garbage(Input rest) {
  const size_t header = rest.size() < 2 || rest[1] <= 0x80 ? 2 : 2 + (rest[1] & 0x7FU);
  return undecided(rest) && (header >= rest.size() || rest[header] == 0x30);
}

// Next offset at or after `from` where a certificate begins, or may do so when more data follows.
size_t resynchronise(Input data, size_t from, bool last) {
  while (from < data.size()) {
    const void* hit = std::memchr(data.data() + from, 0x30, data.size() - from);
    if (hit == nullptr) return data.size();
    from = static_cast<size_t>(static_cast<const uint8_t*>(hit) - data.data());
    const Input rest = data.subspan(from);
    if (plausible(rest) || (!last && undecided_in_garbage(rest))) return from;
    ++from;
  }
  return data.size();
}

std::string why_broken(Input rest) {
  const uint64_t claimed = rest[0] == 0x30 ? claimed_length(rest) : 0;
  if (claimed > rest.size()) {
    return fmt::format("a SEQUENCE claims {} bytes, {} are left", claimed, rest.size());
  }
  return "no DER certificate begins here";
}

}  // namespace

size_t scan_der(Input data, bool last, ScanOut& out) {
  size_t at = 0;
  while (at < data.size() && out.batch.items.size() < out.max_items) {
    const Input rest = data.subspan(at);
    const auto length = rest[0] == 0x30 ? x509::element_length(rest) : std::nullopt;
    if (length && *length >= 2) {
      out.batch.items.push_back({rest.first(*length), out.base + at, out.file, Encoding::der});
      at += *length;
      continue;
    }
    if (!last && undecided(rest)) return at;
    const size_t next = resynchronise(data, at + 1, last);
    reject(out, data, at, next, why_broken(rest));
    at = next;
  }
  return at;
}

void reject(ScanOut& out, Input data, size_t begin, size_t end, std::string reason) {
  constexpr size_t kHashed = 1U << 20U;
  Rejected rejected{out.file, out.base + begin, "", std::move(reason)};
  if (end - begin <= kHashed) {
    std::array<uint8_t, 32> digest{};
    EVP_Digest(data.data() + begin, end - begin, digest.data(), nullptr, EVP_sha256(), nullptr);
    rejected.sha256 = x509::to_hex(digest);
  }
  out.batch.rejected.push_back(std::move(rejected));
}

}  // namespace candor::evidence
