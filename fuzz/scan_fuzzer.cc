// Any bytes as PEM, concatenated DER or base64 lines: scanning ends, items lie inside the input in order, and input
// that comes in two pieces loses none of them.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "evidence/scan.h"
#include "fuzz/require.h"

using candor::fuzz::require;
using candor::fuzz::require_inside;
namespace evidence = candor::evidence;

namespace {

using Scan = size_t (*)(evidence::Input, bool, evidence::ScanOut&);
using Items = std::vector<std::pair<const uint8_t*, size_t>>;

size_t scan_all(Scan scan, evidence::Input data, bool last, Items& items) {
  size_t used = 0;
  while (used < data.size()) {
    evidence::Batch batch;
    evidence::ScanOut out{batch, 0, used};
    const size_t now = scan(data.subspan(used), last, out);
    require(now <= data.size() - used);
    for (const auto& item : batch.items) {
      require_inside(item.bytes, data);
      require(items.empty() || item.bytes.empty() || item.bytes.data() >= items.back().first + items.back().second);
      items.emplace_back(item.bytes.data(), item.bytes.size());
    }
    used += now;
    if (now == 0) break;
  }
  return used;
}

void check(Scan scan, evidence::Input in) {
  Items whole, pieces;
  require(scan_all(scan, in, true, whole) == in.size());
  const size_t used = scan_all(scan, in.first(in.size() / 2), false, pieces);
  scan_all(scan, in.subspan(used), true, pieces);
  // Nothing is lost where the pieces meet; garbage cut there may look like one more item.
  require(std::ranges::includes(pieces, whole));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const evidence::Input in(data, size);
  evidence::detect(in);
  if (size == 0) return 0;
  for (const Scan scan : {evidence::scan_pem, evidence::scan_der, evidence::scan_base64_lines}) check(scan, in);
  return 0;
}
