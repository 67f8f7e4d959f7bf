#include "evidence/pair_hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace candor::evidence {

namespace {

using x509::Certificate;
using x509::Ext;
using x509::ExtensionView;
using x509::Input;

bool same_place(const Certificate& c, Ext ext, const ExtensionView& view) {
  return c.has(ext) && c.get(ext).whole.data() == view.whole.data();
}

// Bytes [from, to) inside one buffer.
Input between(Input from, Input to) {
  return {from.data() + from.size(), static_cast<size_t>(to.data() - (from.data() + from.size()))};
}

class Feeder {
 public:
  explicit Feeder(XXH3_state_t& state) : state_(state) { XXH3_128bits_reset(&state_); }
  void feed(Input bytes) {
    if (!bytes.empty()) XXH3_128bits_update(&state_, bytes.data(), bytes.size());
  }
  XXH128_hash_t value() const { return XXH3_128bits_digest(&state_); }

 private:
  XXH3_state_t& state_;
};

}  // namespace

uint64_t hash_bytes(Input bytes, uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

PairHash pair_hash(const Certificate& c) {
  PairHash hash;
  if (!c.has_tbs || c.public_key.empty()) return hash;
  hash.candidate = hash_bytes(c.serial, hash_bytes(c.public_key));
  thread_local XXH3_state_t state;
  Feeder feeder(state);
  // Version, serial and algorithm lie before the issuer; validity, subject and key behind it. Lengths are fed with the
  // elements, so that no two different TBS feed the same bytes.
  x509::Parser frame(c.tbs);
  const auto body = frame.next(x509::kSequence);
  if (!body) return hash;
  feeder.feed({body->content.data(), static_cast<size_t>(c.issuer.data() - body->content.data())});
  feeder.feed(between(c.issuer, c.public_key));
  feeder.feed(c.public_key);
  Input aki;
  x509::Parser list(c.extensions);
  while (!list.done()) {
    const auto extension = x509::next_extension(list);
    if (!extension) return hash;
    if (same_place(c, Ext::ct_poison, *extension) || same_place(c, Ext::sct_list, *extension)) continue;
    if (same_place(c, Ext::authority_key_id, *extension)) {
      aki = extension->whole;
      continue;
    }
    feeder.feed(extension->whole);
  }
  const XXH128_hash_t value = feeder.value();
  hash.low = value.low64;
  hash.high = value.high64;
  hash.issuer_side = hash_bytes(c.issuer, hash_bytes(aki));
  return hash;
}

}  // namespace candor::evidence
