// Any bytes as an SCT list: SCTs lie side by side inside the list, and a list that is whole is used up by them.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "fuzz/require.h"
#include "x509/extensions.h"

using candor::fuzz::require;
using candor::fuzz::require_inside;
namespace x509 = candor::x509;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const x509::Input in(data, size);
  std::vector<x509::Sct> scts;
  x509::read_scts(in, scts);
  const uint8_t* at = data;
  for (const auto& sct : scts) {
    for (const x509::Input part : {sct.log_id, sct.extensions, sct.signature}) require_inside(part, in);
    if (sct.log_id.empty()) continue;
    require(sct.log_id.size() == 32 && sct.log_id.data() > at);
    at = sct.log_id.data();
  }
  return 0;
}
