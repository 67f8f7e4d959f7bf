// Any bytes: the reader ends, loses no record to an error without a place, and reads back what it writes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  candor::CsvReader reader(bytes);
  int line = 0;
  while (const auto record = reader.next()) {
    if (record->cells.empty() || record->line <= line) std::abort();
    line = record->line;
    const std::string written = candor::write_csv_record(record->cells);
    candor::CsvReader again(written);
    const auto back = again.next();
    if (!back || back->cells != record->cells || again.next()) std::abort();
  }
  if (reader.error() && (reader.error()->line < 1 || reader.error()->column < 1)) std::abort();
  return 0;
}
