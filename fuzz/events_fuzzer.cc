// Any bytes as a log of events: counting ends, what is read or rejected adds up, and no event is counted outside of its
// period. And as the cell of a time: UTC where none is named only where that was asked for.
#include <cstddef>
#include <cstdint>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

#include "evidence/event_tally.h"
#include "evidence/event_time.h"
#include "fuzz/require.h"

using candor::fuzz::require;
namespace evidence = candor::evidence;

namespace {

// A file that lies in memory only.
class MemoryFile {
 public:
  MemoryFile(const uint8_t* data, size_t size) : fd_(::memfd_create("events", MFD_CLOEXEC)) {
    require(fd_ >= 0 && ::write(fd_, data, size) == static_cast<ssize_t>(size));
  }
  ~MemoryFile() { ::close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

 private:
  int fd_;
};

void check_time(std::string_view text) {
  const auto strict = evidence::read_event_time(text, false);
  const auto utc = evidence::read_event_time(text, true);
  require(strict.instant.has_value() == strict.problem.empty() && utc.instant.has_value() == utc.problem.empty());
  require(!strict.instant || utc.instant == strict.instant);
}

void check_tally(const evidence::EventTally& tally, evidence::Period period, uint64_t told) {
  require(tally.all.count == tally.read && tally.total.count == tally.all.count && tally.rejected == told);
  uint64_t events = 0;
  for (const auto& [begin, count] : tally.per_period) {
    events += count;
    require(evidence::begin_of(period, begin) == begin && evidence::end_of(period, begin) > begin);
  }
  require(events == tally.read);
  for (const auto& [type, periods] : tally.by_period) {
    for (const auto& [begin, count] : periods) {
      require(begin <= count.first && count.first <= count.last && count.last < evidence::end_of(period, begin));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  check_time({reinterpret_cast<const char*>(data), size});
  const MemoryFile file(data, size);
  for (const bool utc : {false, true}) {
    uint64_t told = 0;
    evidence::TallyInputs inputs;
    inputs.path = file.path();
    inputs.period = utc ? evidence::Period::month : evidence::Period::hour;
    inputs.utc = utc;
    inputs.rejected = [&](uint64_t, const std::string&, const std::string& reason) {
      require(!reason.empty());
      ++told;
    };
    const auto tally = evidence::tally_events(inputs);
    if (tally) check_tally(*tally, inputs.period, told);
    require(tally || !tally.error().message.empty());
  }
  return 0;
}
