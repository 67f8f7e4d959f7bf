// The outer SEQUENCE of values that are stepped through by their lengths where they look as nearly all do.
#pragma once

#include "x509/der.h"

namespace candor::x509 {

// Octets of its header where a SEQUENCE of at most 255 octets, its length in the shortest form, fills `value` exactly;
// 0 where it is otherwise.
inline size_t whole_list_header(Input value) {
  if (value.size() < 2 || value[0] != kSequence) return 0;
  const size_t header = value[1] < 0x80 ? 2 : value[1] == 0x81 ? 3 : 0;
  if (header == 0 || value.size() < header || value[header - 1] != value.size() - header) return 0;
  return header == 2 || value[2] >= 0x80 ? header : 0;
}

}  // namespace candor::x509
