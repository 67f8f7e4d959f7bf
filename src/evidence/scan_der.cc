// Concatenated DER, with a way back after garbage.
#include <algorithm>
#include <cstring>
#include <fmt/format.h>

#include "evidence/other_der.h"
#include "evidence/scan.h"

namespace candor::evidence {

namespace {

// How many bytes may be gone through in looking for the ends of indefinite lengths. In garbage a new one may seem to
// begin every few bytes, and each may seem to go on to the end: without a limit that time grows with the square.
struct Patience {
  size_t left;

  bool lost(Input data) const { return data.size() > 1 && data[1] == 0x80 && left == 0; }
  // Length of the element at the front, if it is no longer than a certificate may be.
  std::optional<size_t> item_length(Input data) {
    if (lost(data)) return std::nullopt;
    size_t walked = 0;
    const auto length = x509::element_length(data, walked);
    if (!length) left -= std::min(left, walked);
    return length && *length <= kLargestItem ? length : std::nullopt;
  }
};

// Octets before the content; 2 also where they are not all there.
size_t header_size(Input data) {
  return data.size() < 2 || data[1] <= 0x80 ? 2 : 2 + (data[1] & 0x7FU);
}

// First octet of the TBSCertificate's content; 0 where it is not there.
uint8_t first_in_tbs(Input data) {
  const size_t header = header_size(data);
  const size_t inner = header < data.size() ? header + header_size(data.subspan(header)) : data.size();
  return inner < data.size() ? data[inner] : 0;
}

// A certificate is SEQUENCE { SEQUENCE { version or serial number ... with a two-octet length or a BER one; anything
// shorter is no certificate. After garbage nothing else is taken for one, lest parts of certificates be listed.
bool plausible(Input data, Patience& patience) {
  if (data.size() < 6 || data[0] != 0x30) return false;
  const size_t header = header_size(data);
  if (header >= data.size() || data[header] != 0x30) return false;
  const uint8_t first = first_in_tbs(data);
  if (first != x509::kContextConstructed0 && first != x509::kInteger) return false;
  const auto length = patience.item_length(data);
  // What lies behind the element is no part of it, whether it has come already or not.
  return length && *length >= 16 && first_in_tbs(data.first(*length)) == first;
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
bool undecided(Input rest, Patience& patience) {
  if (rest[0] != 0x30 || rest.size() >= kLargestItem) return false;
  if (rest.size() < 6) return true;
  return claimed_length(rest) < kLargestItem && !patience.lost(rest) && !patience.item_length(rest);
}

// After garbage more is asked for: the SEQUENCE within, as soon as it can be seen.
bool undecided_in_garbage(Input rest, Patience& patience) {
  const size_t header = header_size(rest);
  const uint8_t first = first_in_tbs(rest);
  const bool may_be = first == 0 || first == x509::kContextConstructed0 || first == x509::kInteger;
  return (header >= rest.size() || (rest[header] == 0x30 && may_be)) && undecided(rest, patience);
}

// Next offset at or after `from` where a certificate begins, or may do so when more data follows.
size_t resynchronise(Input data, size_t from, bool last, Patience& patience) {
  while (from < data.size()) {
    const void* hit = std::memchr(data.data() + from, 0x30, data.size() - from);
    if (hit == nullptr) return data.size();
    from = static_cast<size_t>(static_cast<const uint8_t*>(hit) - data.data());
    const Input rest = data.subspan(from);
    if (plausible(rest, patience) || (!last && undecided_in_garbage(rest, patience))) return from;
    ++from;
  }
  return data.size();
}

std::string why_broken(Input rest) {
  const uint64_t claimed = rest[0] == 0x30 ? claimed_length(rest) : 0;
  if (claimed >= kLargestItem) return fmt::format("a SEQUENCE claims {} bytes, more than a certificate has", claimed);
  if (claimed > rest.size()) return fmt::format("a SEQUENCE claims {} bytes, {} are left", claimed, rest.size());
  return "no DER certificate begins here";
}

// Goes on through garbage from `begin` on, where `from` is the first place to look for a certificate; returns where one
// begins or may begin.
size_t pass_garbage(Input data, size_t begin, size_t from, bool last, ScanOut& out, Patience& patience) {
  const size_t next = resynchronise(data, from, last, patience);
  const bool found = next < data.size() && plausible(data.subspan(next), patience);
  extend_stretch(out, data.subspan(begin, next - begin), found || last);
  return next;
}

}  // namespace

size_t scan_der(Input data, bool last, ScanOut& out) {
  constexpr size_t kTimes = 4;
  Patience patience{kTimes * data.size() + kLargestItem};
  size_t at = 0;
  if (out.state.stretch) at = pass_garbage(data, 0, 0, last, out, patience);
  while (!out.state.stretch && at < data.size() && out.batch.items.size() < out.max_items) {
    const Input rest = data.subspan(at);
    const auto length = rest[0] == 0x30 ? patience.item_length(rest) : std::nullopt;
    if (length && *length >= 2) {
      const Input item = rest.first(*length);
      // A look at one octet in what is in fact a certificate, but for those of version 1.
      const std::string_view other =
          first_in_tbs(item) == x509::kContextConstructed0 ? std::string_view() : why_no_certificate(item);
      if (!other.empty()) {
        reject(out, data, at, at + *length, std::string(other));
        at += *length;
        continue;
      }
      out.batch.items.push_back({item, out.base + at, out.file, Encoding::der});
      at += *length;
      continue;
    }
    if (!last && undecided(rest, patience)) return at;
    out.state.stretch.emplace(out.base + at, why_broken(rest));
    at = pass_garbage(data, at, at + 1, last, out, patience);
  }
  return at;
}

size_t scan_nothing(Input data, bool last, const char* reason, ScanOut& out) {
  if (!out.state.stretch) out.state.stretch.emplace(out.base, reason);
  extend_stretch(out, data, last);
  return data.size();
}

void extend_stretch(ScanOut& out, Input bytes, bool closed) {
  out.state.stretch->add(bytes);
  if (!closed) return;
  out.batch.rejected.push_back(out.state.stretch->end(out.file));
  out.state.stretch.reset();
}

void reject(ScanOut& out, Input data, size_t begin, size_t end, std::string reason) {
  Stretch stretch(out.base + begin, std::move(reason));
  stretch.add(data.subspan(begin, end - begin));
  out.batch.rejected.push_back(stretch.end(out.file));
}

}  // namespace candor::evidence
