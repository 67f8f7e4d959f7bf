// Lists of bugs: which there are, and when each was last changed.
#pragma once

#include <variant>
#include <vector>

#include "bugzilla/patience.h"

namespace candor::bugzilla {

struct Listed {
  int64_t id = 0;
  std::optional<Instant> changed;
  int64_t comments = 0;  // 0: not told
};

struct ListQuery {
  std::string product;
  std::vector<std::string> components;
  std::optional<Instant> since;  // changed at this second or later
};

using Listing = std::variant<std::vector<Listed>, RestError>;

// By id, each once. Pages overlap, so that a bug that leaves the list between two pages cannot push another one out of
// sight. `page`: bugs a page, at least 100.
Listing list_bugs(PatientReader& reader, const ListQuery& query, int64_t page = 1000);

// How many there are, in one small request. BMO only.
std::variant<int64_t, RestError> count_bugs(PatientReader& reader, const ListQuery& query);

}  // namespace candor::bugzilla
