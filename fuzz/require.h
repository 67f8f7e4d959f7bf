// What the fuzz entries assert with.
#pragma once

#include <cstdlib>

#include "x509/der.h"

namespace candor::fuzz {

inline void require(bool condition) {
  if (!condition) std::abort();
}

inline bool lies_inside(x509::Input part, x509::Input whole) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

// A span that was read lies inside what it was read from.
inline void require_inside(x509::Input part, x509::Input whole) {
  require(part.empty() || lies_inside(part, whole));
}

inline void require_inside_either(x509::Input part, x509::Input one, x509::Input other) {
  require(part.empty() || lies_inside(part, one) || lies_inside(part, other));
}

}  // namespace candor::fuzz
