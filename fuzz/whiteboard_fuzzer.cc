// Any whiteboard: tags hold no brackets, a date has one reading or says which it could have, and nothing is guessed.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tracker/whiteboard.h"

namespace {

bool wrong(const std::optional<candor::tracker::NotedDate>& date) {
  return date && (date->text.empty() || (date->due && date->readings.size() > 1));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view raw(reinterpret_cast<const char*>(data), size);
  const auto board = candor::tracker::read_whiteboard(raw);
  for (const std::string& tag : board.tags) {
    if (tag.empty() || tag.find(']') != std::string::npos || !board.tagged(tag)) std::abort();
  }
  if (wrong(board.next_update) || wrong(board.close_on)) std::abort();
  return 0;
}
