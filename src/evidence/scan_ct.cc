// Entries of Certificate Transparency logs, and the data tiles of static-ct-api that hold them one after another.
#include "evidence/scan.h"

namespace candor::evidence {

namespace {

// Bounded big-endian cursor; after a failed read ok() stays false.
class Cursor {
 public:
  explicit Cursor(Input in) : in_(in) {}
  uint64_t number(size_t octets) {
    uint64_t value = 0;
    for (const uint8_t byte : take(octets)) value = (value << 8U) | byte;
    return value;
  }
  Input take(size_t count) {
    if (!ok_ || in_.size() - at_ < count) {
      ok_ = false;
      return {};
    }
    at_ += count;
    return in_.subspan(at_ - count, count);
  }
  Input vector(size_t length_octets) { return take(number(length_octets)); }
  bool ok() const { return ok_; }
  size_t at() const { return at_; }

 private:
  Input in_;
  size_t at_ = 0;
  bool ok_ = true;
};

constexpr uint64_t kX509Entry = 0;
constexpr uint64_t kPrecertEntry = 1;

// TimestampedEntry; the certificate of an x509_entry, empty for a precert_entry (its TBS is no certificate).
Input timestamped_entry(Cursor& in, uint64_t& type) {
  in.number(8);  // timestamp
  type = in.number(2);
  Input certificate;
  if (type == kPrecertEntry) {
    in.take(32);  // issuer_key_hash
    in.vector(3);
  } else {
    certificate = in.vector(3);
  }
  in.vector(2);  // CtExtensions
  return certificate;
}

constexpr size_t kLargestEntry = 48U << 20U;  // three vectors of at most 16 MiB, and what stands between

// Size that the header of a DER SEQUENCE claims; 0 when no certificate begins so. `at` has 5 bytes at least.
size_t claimed_size(Input at) {
  if (at[0] != 0x30 || at[1] < 0x81 || at[1] > 0x83) return 0;
  const size_t octets = at[1] - 0x80U;
  size_t length = 0;
  for (size_t i = 0; i < octets; ++i) length = (length << 8U) | at[2 + i];
  return 2 + octets + length;
}

enum class Start { no, yes, undecided };

// After a broken entry only what cannot well be chance is taken for the next one: a time before the year 10889, an
// entry type, and a SEQUENCE that by its own header fills its vector exactly, in an entry that is whole.
Start entry_starts(Input data, bool last) {
  constexpr size_t kPrefix = 50;  // up to the SEQUENCE's header, behind an issuer_key_hash
  if (data.size() < kPrefix) return last ? Start::no : Start::undecided;
  if (data[0] != 0 || data[1] != 0 || data[8] != 0 || data[9] > kPrecertEntry) return Start::no;
  const size_t vector = data[9] == kPrecertEntry ? 42 : 10;
  const size_t size = (size_t{data[vector]} << 16U) | (size_t{data[vector + 1]} << 8U) | data[vector + 2];
  if (size == 0 || claimed_size(data.subspan(vector + 3)) != size) return Start::no;
  if (tile_leaf(data, nullptr)) return Start::yes;
  return last || data.size() >= kLargestEntry ? Start::no : Start::undecided;
}

// Goes on through garbage from `begin` on, where `from` is the first place to look for an entry; returns where one
// begins or may begin.
size_t pass_garbage(Input data, size_t begin, size_t from, bool last, ScanOut& out) {
  size_t next = from;
  Start start = Start::no;
  while (next < data.size() && (start = entry_starts(data.subspan(next), last)) == Start::no) ++next;
  extend_stretch(out, data.subspan(begin, next - begin), start == Start::yes || last);
  return next;
}

}  // namespace

Input entry_certificate(Input leaf_input, Input extra_data) {
  Cursor leaf(leaf_input);
  leaf.number(2);  // version and leaf type
  uint64_t type = 0;
  const Input certificate = timestamped_entry(leaf, type);
  if (!leaf.ok() || type > kPrecertEntry) return {};
  if (type == kX509Entry) return certificate;
  Cursor extra(extra_data);
  const Input precertificate = extra.vector(3);
  return extra.ok() ? precertificate : Input{};
}

std::optional<Input> tile_leaf(Input data, size_t* used) {
  Cursor in(data);
  uint64_t type = 0;
  Input certificate = timestamped_entry(in, type);
  if (type == kPrecertEntry) certificate = in.vector(3);
  const Input chain = in.vector(2);
  const bool sane = type <= kPrecertEntry && chain.size() % 32 == 0 && !certificate.empty() && certificate[0] == 0x30;
  if (!in.ok() || !sane) return std::nullopt;
  if (used != nullptr) *used = in.at();
  return certificate;
}

size_t scan_tile(Input data, bool last, ScanOut& out) {
  size_t at = 0;
  if (out.state.stretch) at = pass_garbage(data, 0, 0, last, out);
  while (!out.state.stretch && at < data.size() && out.batch.items.size() < out.max_items) {
    size_t used = 0;
    const auto certificate = tile_leaf(data.subspan(at), &used);
    if (certificate) {
      const size_t offset = static_cast<size_t>(certificate->data() - data.data());
      out.batch.items.push_back({*certificate, out.base + offset, out.file, Encoding::der});
      at += used;
      continue;
    }
    if (!last && data.size() - at < kLargestEntry) return at;
    out.state.stretch.emplace(out.base + at, "tile entry is malformed or cut short");
    at = pass_garbage(data, at, at + 1, last, out);
  }
  return at;
}

}  // namespace candor::evidence
