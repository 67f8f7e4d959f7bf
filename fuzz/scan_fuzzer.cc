// Any bytes as PEM, concatenated DER, base64 lines or nothing known, and what follows in another format: scanning ends,
// items lie inside the input in order, and input that comes in pieces of any size gives the same ones, and the same is
// rejected.
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "evidence/scan.h"
#include "fuzz/require.h"

using candor::fuzz::require;
using candor::fuzz::require_inside;
namespace evidence = candor::evidence;

namespace {

using evidence::Format;

struct Seen {
  std::vector<std::pair<uint64_t, size_t>> items;          // offset and size
  std::vector<std::pair<uint64_t, std::string>> rejected;  // offset, digest and reason
  bool operator==(const Seen&) const = default;
};

// Scans what there is of `data` and returns how much was used.
size_t scan_all(Format format, evidence::Input data, size_t base, bool last, evidence::ScanState& state, Seen& seen) {
  size_t used = 0;
  do {
    evidence::Batch batch;
    evidence::ScanOut out{batch, state, 0, base + used};
    const size_t now = evidence::scan(format, data.subspan(used), last, out);
    require(now <= data.size() - used);
    for (const auto& item : batch.items) {
      require(seen.items.empty() || item.offset >= seen.items.back().first);
      if (!batch.keep) {  // else out of a get-entries response, which was decoded
        require_inside(item.bytes, data);
        require(item.encoding != evidence::Encoding::der || item.bytes.data() == data.data() + (item.offset - base));
      }
      seen.items.emplace_back(item.offset, item.bytes.size());
    }
    for (const auto& stretch : batch.rejected) {
      seen.rejected.emplace_back(stretch.offset, stretch.sha256 + stretch.reason);
    }
    used += now;
    if (now == 0) break;
  } while (used < data.size());
  return used;
}

// In pieces of `size`, what is left of one standing before the next.
Seen in_pieces(Format format, evidence::Input in, size_t size) {
  Seen seen;
  evidence::ScanState state;
  size_t used = 0;
  for (size_t end = size; end < in.size(); end += size) {
    used += scan_all(format, in.subspan(used, end - used), used, false, state, seen);
  }
  used += scan_all(format, in.subspan(used), used, true, state, seen);
  require(used == in.size() && !state.stretch);
  return seen;
}

void check(Format format, evidence::Input in) {
  const Seen whole = in_pieces(format, in, in.size());
  for (const size_t size : {in.size() / 2, in.size() / 3, size_t{7}, size_t{1}}) {
    if (size > 0 && (size > 7 || in.size() < 2000)) require(in_pieces(format, in, size) == whole);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const evidence::Input in(data, size);
  evidence::detect(in);
  if (size == 0) return 0;
  for (const Format format : {Format::pem, Format::der, Format::base64_lines, Format::unknown}) check(format, in);
  return 0;
}
