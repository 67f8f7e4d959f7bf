// Any bytes as data tiles: items lie side by side, and what comes in two pieces gives the same ones, and the same is
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

struct Seen {
  std::vector<std::pair<uint64_t, size_t>> items;          // offset and size
  std::vector<std::pair<uint64_t, std::string>> rejected;  // offset, digest and reason
  bool operator==(const Seen&) const = default;
};

void scan_all(evidence::Input data, size_t base, bool last, evidence::ScanState& state, Seen& seen, size_t& used) {
  used = 0;
  while (used < data.size()) {
    evidence::Batch batch;
    evidence::ScanOut out{batch, state, 0, base + used};
    const size_t now = evidence::scan_tile(data.subspan(used), last, out);
    for (const auto& item : batch.items) {
      require_inside(item.bytes, data);
      require(item.bytes.data() == data.data() + (item.offset - base));
      seen.items.emplace_back(item.offset, item.bytes.size());
    }
    for (const auto& stretch : batch.rejected) {
      seen.rejected.emplace_back(stretch.offset, stretch.sha256 + stretch.reason);
    }
    require(now <= data.size() - used && (now > 0 || !last));
    if (now == 0) return;
    used += now;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const evidence::Input in(data, size);
  Seen whole, pieces;
  evidence::ScanState state, state_of_pieces;
  size_t used = 0;
  scan_all(in, 0, true, state, whole, used);
  require(used == size);
  for (size_t i = 1; i < whole.items.size(); ++i) {
    require(whole.items[i].first >= whole.items[i - 1].first + whole.items[i - 1].second);
  }
  scan_all(in.first(size / 2), 0, false, state_of_pieces, pieces, used);
  const size_t half = used;
  scan_all(in.subspan(half), half, true, state_of_pieces, pieces, used);
  require(half + used == size && pieces == whole && !state_of_pieces.stretch);
  return 0;
}
