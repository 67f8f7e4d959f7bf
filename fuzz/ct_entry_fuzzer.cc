// Any bytes as get-entries responses: scanning ends, what becomes an item is alive to its last byte, in order, and
// whatever the input is cut into, the same is found and the same is rejected.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "evidence/scan.h"
#include "fuzz/require.h"

using candor::fuzz::require;
namespace evidence = candor::evidence;

namespace {

using Seen = std::vector<std::pair<uint64_t, std::string>>;  // offset, and the bytes or the reason

Seen in_pieces(evidence::Input in, size_t size) {
  Seen seen;
  evidence::ScanState state;
  size_t used = 0;
  for (size_t end = std::min(size, in.size()); used < in.size(); end = std::min(in.size(), end + size)) {
    size_t now = 0;
    do {
      evidence::Batch batch;
      evidence::ScanOut out{batch, state, 0, used, 2};
      now = evidence::scan_get_entries(in.subspan(used, end - used), end == in.size(), out);
      require(now <= end - used);
      used += now;
      for (const auto& item : batch.items) {
        require(!item.bytes.empty() && item.offset < used);
        seen.emplace_back(item.offset, std::string(item.bytes.begin(), item.bytes.end()));
      }
      for (const auto& rejected : batch.rejected) seen.emplace_back(rejected.offset, rejected.sha256 + rejected.reason);
    } while (now > 0 && used < end && !state.another);
    if (state.another) {  // PEM behind the response: another scanner's business, from the same place on
      seen.emplace_back(used, "another format");
      break;
    }
    require(now > 0 || end < in.size());
  }
  require(!state.stretch);
  std::stable_sort(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const evidence::Input in(data, size);
  if (size == 0) return 0;
  const Seen whole = in_pieces(in, size);
  for (const size_t piece : {size / 2, size_t{7}, size_t{1}}) {
    if (piece > 0 && (piece > 7 || size < 2000)) require(in_pieces(in, piece) == whole);
  }
  return 0;
}
