// What a rule may know besides the text: from flags, from --bug, from --appendix. Everything is optional.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "report/listing.h"

namespace candor::rules {

enum class Reporter { unknown, ca_owner, third_party };

// The parts of Bugzilla's REST representation that rules use.
struct Bug {
  int id = 0;
  std::string product, component, type, status, resolution;
  std::string creator;
  std::vector<std::string> cc, groups, keywords;
  std::vector<std::string> needinfo;            // requestees of open needinfo flags
  std::vector<std::string> whiteboard_history;  // every value it had, oldest first, the current one last
  int comment_count = 0;
};

struct Context {
  std::optional<Instant> as_of;  // when the report was (or will be) posted; empty when unknown
  std::string title;             // the bug's summary
  std::string whiteboard;
  std::optional<Instant> opened;          // when the bug was opened
  Reporter reporter = Reporter::unknown;  // who writes THIS text
  bool opened_by_third_party = false;     // who opened the bug, when known
  std::optional<Bug> bug;
  std::vector<report::Listing> listings;  // attached certificate listings, read already

  bool tagged(std::string_view word) const;  // whiteboard (or any earlier value of it) contains the word, any case
};

}  // namespace candor::rules
