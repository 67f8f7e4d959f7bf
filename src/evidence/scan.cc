#include "evidence/scan.h"

#include <utility>

namespace candor::evidence {

namespace {

// What is in no known format may still hold certificates further on.
size_t scan_unknown(Input data, bool last, ScanOut& out) {
  out.state.stretch.emplace(out.base, "no certificates here: not PEM, DER, base64 or CT data");
  out.state.another = Format::der;
  extend_stretch(out, {}, last && data.empty());
  return 0;
}

size_t scan_one(Format format, Input data, bool last, ScanOut& out) {
  switch (format) {
    case Format::pem:
      return scan_pem(data, last, out);
    case Format::der:
      return scan_der(data, last, out);
    case Format::base64_lines:
      return scan_base64_lines(data, last, out);
    case Format::tile:
      return scan_tile(data, last, out);
    case Format::get_entries:
      return scan_get_entries(data, last, out);
    case Format::listing:
      return scan_nothing(data, last, "a listing, not certificates: --hashes completes it out of a corpus", out);
    case Format::archive:
      return scan_nothing(data, last, "packed too deep: unpack what is inside of so many archives first", out);
    default:
      return scan_unknown(data, last, out);
  }
}

}  // namespace

size_t scan(Format format, Input data, bool last, ScanOut& out) {
  ScanState& state = out.state;
  const uint64_t base = out.base;
  size_t used = 0;
  do {
    if (state.another) state.format = std::exchange(state.another, std::nullopt);
    out.base = base + used;
    used += scan_one(state.format.value_or(format), data.subspan(used), last, out);
  } while (state.another && !out.batch.keep);  // what is kept alive is that of one format
  out.base = base;
  return used;
}

}  // namespace candor::evidence
