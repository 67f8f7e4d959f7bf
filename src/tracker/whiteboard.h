// The bug's whiteboard: tags in brackets, and what Root Store Operators note there ("Next update 2026-04-30",
// "[close on 2025-12-10]"). The guidelines define no syntax (ambiguities 7 and 8): any case, optional punctuation, any
// spelling of a date. The raw string stays the truth; what cannot be read for sure is said, never guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace candor::tracker {

// A date noted in a whiteboard.
struct NotedDate {
  std::string text;               // as written: "2-Oct-2023", "2026-05-15 12:00 UTC"
  std::optional<Instant> due;     // 23:59:59Z of a bare date, or the time given; empty when it has several readings
  std::vector<Instant> readings;  // the possible days when ambiguous ("3-1-2023"), each at 23:59:59Z
};

struct Whiteboard {
  std::vector<std::string> tags;  // lower case, misspellings mended: "ca-compliance", "disclosure-failure"
  std::optional<NotedDate> next_update;
  std::optional<NotedDate> close_on;
  std::string rest;  // what is neither tag nor date, trimmed

  bool tagged(std::string_view tag) const;
};

Whiteboard read_whiteboard(std::string_view raw);

// Tags as a person writes them, in brackets or without, with blanks or hyphens: "Disclosure failure", "[a] [b]". As
// read_whiteboard() gives them; empty when there is none in it.
std::vector<std::string> tags_named(std::string_view written);

// When the "Next update" is due; nothing when there is none or it has several readings.
std::optional<Instant> next_update_due(std::string_view raw);

}  // namespace candor::tracker
