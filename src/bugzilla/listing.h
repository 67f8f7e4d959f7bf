// Lists of bugs: which there are, and when each was last changed.
#pragma once

#include <span>
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
  int64_t known = 0;  // so many of them are known to be there, and there may be no other; 0: nothing is known
};

using Listing = std::variant<std::vector<Listed>, RestError>;

// By id, each once. Pages overlap, so that a bug that leaves the list between two pages cannot push another one out of
// sight. Any page may be all that a server gives at a time (max_search_results is whatever its owner chose), and is
// followed by another look, unless it is no longer than `trusted`, the longest page of which it was found that this
// server does not cut it off, or holds just as many as are known. 0 at first; kept by the caller.
Listing list_bugs(PatientReader& reader, const ListQuery& query, int64_t& trusted);

// These bugs, whatever product and component they are of; those that the account does not see are left out.
Listing list_by_number(PatientReader& reader, std::span<const int64_t> ids);

// How many there are, in one small request. BMO only.
std::variant<int64_t, RestError> count_bugs(PatientReader& reader, const ListQuery& query);

}  // namespace candor::bugzilla
