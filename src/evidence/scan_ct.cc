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
  constexpr size_t kLargestEntry = 48U << 20U;  // three vectors of at most 16 MiB, and what stands between
  constexpr const char* kBroken = "tile entry is malformed or cut short";
  if (out.state.stretch) return scan_nothing(data, last, kBroken, out);
  size_t at = 0;
  while (at < data.size() && out.batch.items.size() < out.max_items) {
    size_t used = 0;
    const auto certificate = tile_leaf(data.subspan(at), &used);
    if (certificate) {
      const size_t offset = static_cast<size_t>(certificate->data() - data.data());
      out.batch.items.push_back({*certificate, out.base + offset, out.file, Encoding::der});
      at += used;
      continue;
    }
    if (!last && data.size() - at < kLargestEntry) return at;
    out.state.stretch.emplace(out.base + at, kBroken);
    extend_stretch(out, data.subspan(at), last);
    return data.size();
  }
  return at;
}

}  // namespace candor::evidence
