// Any bytes as the manifest of an evidence set: it is one or there is a sentence, and what was read is written and read
// back the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "desk/evidence_manifest.h"
#include "fuzz/require.h"

using candor::fuzz::require;
namespace desk = candor::desk;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto manifest = desk::parse_manifest({reinterpret_cast<const char*>(data), size}, "manifest.json");
  if (!manifest) {
    require(manifest.error().message.starts_with("manifest.json "));
    return 0;
  }
  const std::string text = desk::write_manifest(*manifest);
  const auto again = desk::parse_manifest(text, "manifest.json");
  require(again && desk::write_manifest(*again) == text);
  require(desk::input_differences(*manifest, *manifest).empty());
  require(desk::output_differences(*manifest, *manifest).empty());
  require(desk::request_differences(*manifest, *manifest).empty());
  return 0;
}
