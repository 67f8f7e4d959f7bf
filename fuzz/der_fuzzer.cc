// Any bytes: elements lie side by side inside their input, headers agree with them, and a re-encoding has
// definite, minimal lengths.
#include <cstddef>
#include <cstdint>

#include "fuzz/require.h"

using candor::fuzz::require;
using candor::fuzz::require_inside;
namespace x509 = candor::x509;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const x509::Input in(data, size);
  x509::Parser parser(in);
  size_t at = 0;
  while (!parser.done()) {
    const uint8_t tag = parser.peek();
    const auto length = x509::element_length(parser.rest());
    const auto element = parser.next();
    require(element.has_value() == length.has_value());
    if (!element) break;
    require(element->tag == tag && element->whole.size() == *length && element->whole.data() == data + at);
    require(!element->whole.empty());
    require_inside(element->content, element->whole);
    at += element->whole.size();
    require(parser.rest().size() == size - at);
    x509::oid_text(element->content);
  }
  const auto definite = x509::to_definite(in);
  if (definite) {
    x509::Parser again(x509::as_bytes(*definite));
    while (const auto element = again.next()) require(!element->indefinite && element->minimal);
    require(again.done());
  }
  return 0;
}
