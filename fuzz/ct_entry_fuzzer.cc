// Any bytes as a get-entries response: every element becomes one item or one rejection, and what is no response one.
#include <cstddef>
#include <cstdint>

#include "evidence/scan.h"
#include "fuzz/require.h"

using candor::fuzz::require;
namespace evidence = candor::evidence;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  evidence::Batch batch;
  evidence::ScanState state;
  evidence::ScanOut out{batch, state};
  evidence::scan_get_entries({data, size}, out);
  uint64_t next = 0;
  for (const auto& item : batch.items) {
    require(!item.bytes.empty() && item.offset >= next);
    next = item.offset + 1;
    volatile uint8_t touched = 0;  // the bytes must be alive to the last one
    for (const uint8_t byte : item.bytes) touched = static_cast<uint8_t>(touched ^ byte);
  }
  for (const auto& rejected : batch.rejected) require(!rejected.reason.empty());
  return 0;
}
