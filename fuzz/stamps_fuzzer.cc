// Any bytes: stamps lie inside their input, in order and apart, with a text, and the readers of legends come back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "report/timestamp.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check(std::string_view text, bool lead) {
  constexpr size_t kBase = 1000;
  size_t end = kBase;
  for (const auto& stamp : candor::report::find_stamps(text, kBase, {}, lead)) {
    require(stamp.span.begin >= end && stamp.span.end > stamp.span.begin);
    require(stamp.span.end <= kBase + text.size());
    require(text.substr(stamp.span.begin - kBase, stamp.span.size()) == stamp.text);
    require(!stamp.utc || stamp.readings.empty());
    require(stamp.utc || !stamp.why.empty());
    end = stamp.span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(text, false);
  check(text, true);
  require(candor::report::declared_zone(text).size() <= size);
  candor::report::declared_order(text);
  return 0;
}
