// What others did on a bug since the incident's record last knew it: a person sees that before something is added.
#pragma once

#include <string>
#include <vector>

#include "desk/incident_record.h"
#include "tracker/bug.h"

namespace candor::desk {

struct Meanwhile {
  std::vector<tracker::Comment> comments;  // of others, that the record does not know, or in other words
  std::vector<tracker::Change> changes;    // of others, after our last posting
  bool empty() const { return comments.empty() && changes.empty(); }
};

// `account`: ours on the tracker; empty when it is not known, then what the record holds tells whose a comment is.
Meanwhile happened_meanwhile(const tracker::BugRecord& now, const lifecycle::Incident& incident,
                             const std::string& account);

// For the record: these comments were seen.
std::vector<Change> changes_of_seen(const Meanwhile& meanwhile);

}  // namespace candor::desk
