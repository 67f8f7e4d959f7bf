#include "output/tally.h"

#include <fmt/format.h>

namespace candor::output {

using guidelines::Level;

void Tally::count(const rules::CheckResult& result, Level least) {
  ++files;
  int shown = 0;
  for (const rules::Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.level < least) continue;
    ++shown;
    ++(diagnostic.level == Level::must ? must : diagnostic.level == Level::should ? should : may);
  }
  if (shown == 0) ++clean;
}

std::string Tally::sentence() const {
  const int all = files + failed;
  std::string out = fmt::format("{} {}: ", all, all == 1 ? "file" : "files");
  auto add = [&, first = true](int number, std::string_view what) mutable {
    if (number == 0) return;
    out += fmt::format("{}{} {}", first ? "" : ", ", number, what);
    first = false;
  };
  add(must, "MUST");
  add(should, "SHOULD");
  add(may, "MAY");
  if (all == 1 && clean == 1) return out + "clean";
  add(clean, "clean");
  add(failed, "not checked");
  return out;
}

}  // namespace candor::output
