#include "evidence/pair_hash.h"

#include <array>
#include <span>

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

// The extensions but for those in `left_out`, in as few pieces as possible.
void feed_extensions(Feeder& feeder, const Certificate& c, std::span<const Ext> left_out) {
  Input rest = c.extensions;
  while (true) {
    Input next;
    for (const Ext ext : left_out) {
      const Input whole = c.get(ext).whole;
      if (c.has(ext) && whole.data() >= rest.data() && (next.empty() || whole.data() < next.data())) next = whole;
    }
    if (next.empty()) break;
    const auto before = static_cast<size_t>(next.data() - rest.data());
    feeder.feed(rest.first(before));
    rest = rest.subspan(before + next.size());
  }
  feeder.feed(rest);
}

}  // namespace

uint64_t hash_bytes(Input bytes, uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

PairHash pair_hash(const Certificate& c) {
  static constexpr std::array kLeftOut = {Ext::ct_poison, Ext::sct_list, Ext::authority_key_id};
  PairHash hash;
  if (!c.has_tbs || c.public_key.empty()) return hash;
  hash.candidate = hash_bytes(c.serial, hash_bytes(c.public_key));
  thread_local XXH3_state_t state;
  Feeder feeder(state);
  // Version, serial and algorithm lie before the issuer; validity, subject and key behind it. Lengths are fed with the
  // elements, so that no two different TBS feed the same bytes.
  x509::Parser frame(c.tbs);
  const auto body = frame.next(x509::kSequence);
  if (!body || !c.extensions_whole) return hash;
  feeder.feed({body->content.data(), static_cast<size_t>(c.issuer.data() - body->content.data())});
  feeder.feed(from_to(behind(c.issuer), behind(c.public_key)));
  feed_extensions(feeder, c, kLeftOut);
  const XXH128_hash_t value = feeder.value();
  hash.low = value.low64;
  hash.high = value.high64;
  hash.issuer_side = hash_bytes(c.issuer, hash_bytes(c.get(Ext::authority_key_id).whole));
  return hash;
}

}  // namespace candor::evidence
