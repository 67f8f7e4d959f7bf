// What the fuzz entries assert with.
#pragma once

#include <cstdlib>

#include "x509/der.h"

namespace candor::fuzz {

inline void require(bool condition) {
  if (!condition) std::abort();
}

// A span that was read lies inside what it was read from.
inline void require_inside(x509::Input part, x509::Input whole) {
  if (part.empty()) return;
  require(part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

}  // namespace candor::fuzz
