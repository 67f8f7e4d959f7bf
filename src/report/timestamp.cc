#include "report/timestamp.h"

#include "base/fold.h"
#include "report/stamp/reading.h"
#include "report/stamp/scan.h"

namespace candor::report {

std::vector<Timestamp> find_stamps(std::string_view text, size_t base, const StampContext& context, bool lead) {
  std::vector<size_t> offsets;
  const std::string straight = straighten(text, &offsets);
  std::vector<Timestamp> stamps;
  for (const RawStamp& raw : lead ? scan_lead(straight) : scan_stamps(straight)) {
    Timestamp stamp = read_meaning(raw, context);
    // The last character may be longer in the source than in the straightened text.
    const Span span{offsets[raw.begin], offsets[raw.end]};
    stamp.text = std::string(trim(text.substr(span.begin, span.size())));
    stamp.span = {base + span.begin, base + span.begin + stamp.text.size()};
    stamps.push_back(std::move(stamp));
  }
  return stamps;
}

}  // namespace candor::report
