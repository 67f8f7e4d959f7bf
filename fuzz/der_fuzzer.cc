// Any bytes: elements lie side by side inside their input, headers agree with them, and a definite-length re-encoding
// needs no second one.
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
    const auto again = x509::to_definite(x509::as_bytes(*definite));
    require(again && *again == *definite);
  }
  return 0;
}
