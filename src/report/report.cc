// Looking things up in a report.
#include "report/report.h"

#include <algorithm>

namespace candor::report {

const Section* Report::section(SectionId id) const {
  const auto found = std::find_if(sections.begin(), sections.end(), [&](const Section& s) { return s.id == id; });
  return found != sections.end() ? &*found : nullptr;
}

std::vector<const Section*> Report::all(SectionId id) const {
  std::vector<const Section*> found;
  for (const Section& each : sections) {
    if (each.id == id) found.push_back(&each);
  }
  return found;
}

const Field* Report::field(std::string_view label) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.label == label; });
  return found != fields.end() ? &*found : nullptr;
}

const Timestamp* Report::stamp_in(Span place) const {
  const auto found = std::find_if(stamps.begin(), stamps.end(), [&](const Timestamp& stamp) {
    return place.begin <= stamp.span.begin && stamp.span.end <= place.end;
  });
  return found != stamps.end() ? &*found : nullptr;
}

}  // namespace candor::report
