// Any bytes as a certificate listing: it is read or refused in one sentence; rows know their lines, in order.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "report/listing.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto listing = candor::report::read_listing("fuzz.csv", bytes);
  if (!listing.ok()) {
    if (listing.error().message.empty()) std::abort();
    return 0;
  }
  int line = 0;
  for (const auto& row : listing->rows) {
    if (row.line <= line) std::abort();
    line = row.line;
  }
  return 0;
}
