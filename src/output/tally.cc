#include "output/tally.h"

#include <fmt/format.h>
#include <initializer_list>

namespace candor::output {

using guidelines::Level;

namespace {

struct Count {
  int number;
  std::string_view what;
};

// "2 MUST, 5 SHOULD"; zeros are left out.
std::string counts(std::initializer_list<Count> all) {
  std::string out;
  for (const Count& count : all) {
    if (count.number > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count.number, count.what);
  }
  return out;
}

}  // namespace

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

std::string Tally::levels() const {
  const std::string found = counts({{must, "MUST"}, {should, "SHOULD"}, {may, "MAY"}});
  return found.empty() ? "nothing falls short" : found;
}

std::string Tally::sentence() const {
  const int all = files + failed;
  std::string found = counts(
      {{must, "MUST"}, {should, "SHOULD"}, {may, "MAY"}, {all > 1 ? clean : 0, "clean"}, {failed, "not checked"}});
  return fmt::format("{} {}: {}", all, all == 1 ? "file" : "files", found.empty() ? "nothing falls short" : found);
}

}  // namespace candor::output
