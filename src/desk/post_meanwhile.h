// What others did on a bug since the incident's record last knew it: a person sees that before something is added.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "desk/incident_record.h"
#include "tracker/bug.h"

namespace candor::desk {

struct Meanwhile {
  std::vector<tracker::Comment> comments;  // of others, that the record does not know, or in other words
  std::vector<tracker::Change> changes;    // of others, after our last posting
  // What edited ones of these comments said before, by the comment's id: as the record, or else the mirror, has them.
  std::map<int64_t, std::string> before;
  bool empty() const { return comments.empty() && changes.empty(); }
};

// `account`: ours on the tracker; empty when it is not known, then what the record holds tells whose a comment is.
// `mirrored`: the bug as the mirror has it, or null.
Meanwhile happened_meanwhile(const tracker::BugRecord& now, const lifecycle::Incident& incident,
                             const std::string& account, const tracker::BugRecord* mirrored);

// Whether the record knows the comment in these words.
bool is_seen(const tracker::Comment& comment, const lifecycle::Incident& incident);

// For the record: this comment, or these, were seen.
Change change_of_seen(const tracker::Comment& comment);
std::vector<Change> changes_of_seen(const Meanwhile& meanwhile);

}  // namespace candor::desk
