#include "output/place.h"

#include <algorithm>

namespace candor::output {

namespace {

// Rules know listings by name; the user knows their paths.
std::string path_of(const desk::Checked& result, const std::string& listing) {
  for (size_t i = 0; i < result.appendices.size(); ++i) {
    if (result.context.listings[i].name == listing) return result.appendices[i].path;
  }
  return listing;
}

}  // namespace

Place place_of(const desk::Checked& result, const rules::Diagnostic& diagnostic) {
  if (diagnostic.listing.empty()) {
    return {result.file, region_of(result.document.source(), diagnostic.span), false};
  }
  const int line = std::max(diagnostic.listing_line, 1);
  return {path_of(result, diagnostic.listing), {{line, 1}, {line, 1}}, true};
}

}  // namespace candor::output
