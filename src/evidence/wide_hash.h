// XXH3 over a long stretch, 128 bits; the same value on every machine.
#pragma once

#include <cstdint>

#include "x509/der.h"

namespace candor::evidence {

struct WideHash {
  uint64_t low = 0, high = 0;
};
WideHash wide_hash(x509::Input bytes);

}  // namespace candor::evidence
