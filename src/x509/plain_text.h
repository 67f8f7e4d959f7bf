// Text that no format has to treat in any way, told sixteen bytes at once. It is looked at where it lies in the
// certificate, not where it was just copied to: a processor waits before it reads at once what was written in pieces.
#pragma once

#include "x509/der.h"

namespace candor::x509 {

// What the bytes of a text are.
enum class Plain : uint8_t {
  yes,     // printable ASCII without any of "+,;<>\# (RFC 2253 section 2.4, RFC 4180)
  beyond,  // the same, and bytes from 0x80 on
  no
};

// Of the bytes of `within` from `begin` on, so many.
Plain plain_text(Input within, size_t begin, size_t size);
// The same, but a blank is none of them either.
Plain plain_word(Input within, size_t begin, size_t size);

}  // namespace candor::x509
