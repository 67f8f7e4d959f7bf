#include "evidence/pair_hash.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <span>

// Compiled in, not called in the library: what that chooses for itself (AVX-512) makes everything else, the hashing
// above all, slower by more than it saves.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace candor::evidence {

namespace {

using x509::Certificate;
using x509::Ext;
using x509::Input;

const uint8_t* behind(Input element) {
  return element.data() + element.size();
}

Input from_to(const uint8_t* from, const uint8_t* to) {
  return {from, static_cast<size_t>(to - from)};
}

// Lays what is hashed side by side: one call over a stretch costs less than a state that is fed piece by piece, and
// gives the same value.
class Parts {
 public:
  explicit Parts(size_t most) {
    if (most > near_.size()) far_ = std::make_unique_for_overwrite<uint8_t[]>(most);
  }
  void add(Input bytes) {
    if (!bytes.empty()) std::memcpy(room() + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
  }
  XXH128_hash_t hash() { return XXH3_128bits(room(), used_); }

 private:
  uint8_t* room() { return far_ ? far_.get() : near_.data(); }
  std::array<uint8_t, 4096> near_;  // holds those of nearly all certificates
  std::unique_ptr<uint8_t[]> far_;
  size_t used_ = 0;
};

// In place of the authority key identifier: only what it holds may differ through a precertificate signing CA, not
// where it stands. No extension begins so.
constexpr std::array<uint8_t, 1> kPlaceOfKeyId = {0};

// The extensions but for those in `left_out`, in as few pieces as possible.
void add_extensions(Parts& parts, const Certificate& c, std::span<const Ext> left_out) {
  Input rest = c.extensions;
  while (true) {
    Input next;
    bool key_id = false;
    for (const Ext ext : left_out) {
      const Input whole = c.get(ext).whole;
      if (!c.has(ext) || whole.data() < rest.data() || (!next.empty() && whole.data() > next.data())) continue;
      next = whole;
      key_id = ext == Ext::authority_key_id;
    }
    if (next.empty()) break;
    const auto before = static_cast<size_t>(next.data() - rest.data());
    parts.add(rest.first(before));
    if (key_id) parts.add(kPlaceOfKeyId);
    rest = rest.subspan(before + next.size());
  }
  parts.add(rest);
}

// The way to candidates, which are then compared as a whole. Of a key the end is enough to tell it from others: most of
// a modulus, or of a point, that two keys do not have in common.
uint64_t candidate_of(const Certificate& c) {
  constexpr size_t kEnough = 64;
  const size_t size = std::min(c.public_key.size(), kEnough);
  return hash_bytes(c.serial, hash_bytes(c.public_key.last(size)));
}

}  // namespace

uint64_t hash_bytes(Input bytes, uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

PairHash PairHasher::of(const Certificate& c) {
  static constexpr std::array kLeftOut = {Ext::ct_poison, Ext::sct_list, Ext::authority_key_id};
  PairHash hash;
  if (!c.has_tbs || c.public_key.empty()) return hash;
  hash.candidate = candidate_of(c);
  // Version, serial and algorithm lie before the issuer; validity, subject and key behind it. Lengths are hashed with
  // the elements, so that no two different TBS give the same bytes.
  x509::Parser frame(c.tbs);
  const auto body = frame.next(x509::kSequence);
  if (!body || !c.extensions_whole) return hash;
  Parts parts(c.tbs.size() + kPlaceOfKeyId.size());
  parts.add({body->content.data(), static_cast<size_t>(c.issuer.data() - body->content.data())});
  parts.add(from_to(behind(c.issuer), behind(c.public_key)));
  add_extensions(parts, c, kLeftOut);
  const XXH128_hash_t value = parts.hash();
  hash.low = value.low64;
  hash.high = value.high64;
  const uint64_t issuer = issuers_.of(c.issuer, [](Input name) { return hash_bytes(name); });
  hash.issuer_side = hash_bytes(c.get(Ext::authority_key_id).whole, issuer);
  return hash;
}

}  // namespace candor::evidence
