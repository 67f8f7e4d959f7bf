#include "tracker/bug_as_of.h"

#include <algorithm>

namespace candor::tracker {

namespace {

std::string* place_of(Bug& bug, std::string_view field) {
  if (field == "summary" || field == "short_desc") return &bug.summary;
  if (field == "whiteboard" || field == "status_whiteboard") return &bug.whiteboard;
  if (field == "status" || field == "bug_status") return &bug.status;
  if (field == "resolution") return &bug.resolution;
  if (field == "component") return &bug.component;
  if (field == "product") return &bug.product;
  return nullptr;
}

}  // namespace

BugRecord bug_as_of(BugRecord record, Instant at) {
  Bug& bug = record.bug;
  if (record.history) {
    for (auto change = record.history->rbegin(); change != record.history->rend(); ++change) {
      if (!change->at || *change->at <= at) continue;
      for (const FieldChange& field : change->fields) {
        if (std::string* place = place_of(bug, field.field)) *place = field.removed;
      }
    }
  } else if (bug.resolved && *bug.resolved > at) {
    bug.status.clear();  // not known
    bug.resolution.clear();
  }
  if (bug.resolved && *bug.resolved > at) bug.resolved.reset();
  std::erase_if(bug.flags, [&](const Flag& flag) { return flag.created && *flag.created > at; });
  return record;
}

bool opened_by(const BugRecord& record, Instant at) {
  const auto& first = record.comments;
  const std::optional<Instant> opened = record.bug.opened || first.empty() ? record.bug.opened : first.front().at;
  return !opened || *opened <= at;
}

}  // namespace candor::tracker
