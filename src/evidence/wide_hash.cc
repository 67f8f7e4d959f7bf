// Of its own, because xxhash is compiled into pair_hash.cc, for short keys, and called in the library here: that one
// chooses the widest instructions the machine has.
#include "evidence/wide_hash.h"

#if defined(__x86_64__)
#include <xxh_x86dispatch.h>
#else
#include <xxhash.h>
#endif

namespace candor::evidence {

WideHash wide_hash(x509::Input bytes) {
  const XXH128_hash_t value = XXH3_128bits(bytes.data(), bytes.size());
  return {value.low64, value.high64};
}

}  // namespace candor::evidence
