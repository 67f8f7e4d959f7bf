// What the community asks about everybody's incidents: how many, how late, how long; by CA Owner, tag or year. Judged
// by the same audit as a single bug.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "lifecycle/audit.h"
#include "store/mirror_query.h"
#include "store/store.h"

namespace candor::desk {

// One bug, in numbers.
struct CaseFacts {
  std::string owner;           // empty: the title names none
  bool about_auditor = false;  // an audit firm stands in the owner's place
  std::vector<std::string> tags;
  int year = 0;  // opened
  bool open = false;
  bool overdue = false;                      // open, and something is owed whose time is over
  std::optional<Seconds> to_first, to_full;  // from awareness to the first, and to the full report
  std::optional<Seconds> to_closure;         // from opening to closing
  int answers = 0, answers_late = 0;         // questions whose clock has run out or was met
  int met = 0, missed_must = 0, missed_should = 0, running = 0, unknown = 0;  // clocks
};

CaseFacts facts_of(const store::MirroredBug& bug, const lifecycle::BugAudit& audit);

enum class GroupBy { owner, tag, year };

// Many bugs, in numbers.
struct GroupRow {
  std::string name;
  int bugs = 0, open = 0, overdue = 0;
  std::optional<Seconds> to_first, to_full, to_closure;  // medians
  int answers = 0, answers_late = 0;
  int met = 0, missed_must = 0, missed_should = 0, running = 0, unknown = 0;
};

// Most bugs first, years in order; the last row is all together.
std::vector<GroupRow> grouped(const std::vector<CaseFacts>& cases, GroupBy by);

struct MirrorHooks {
  std::function<bool()> cancelled = {};
  std::function<void(int64_t done, int64_t total)> progress = {};
};

// Judges every public bug of the mirror that the filter lets through, newest first.
using VisitAudit = std::function<void(const store::MirroredBug&, const lifecycle::BugAudit&)>;
Status audit_mirror(store::Store& store, const store::BugFilter& filter, const lifecycle::AuditOptions& options,
                    const MirrorHooks& hooks, const VisitAudit& visit);

}  // namespace candor::desk
