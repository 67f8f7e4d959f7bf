// The incident record: Candor's own case, with or without a bug yet. It is what its revisions say (incident_fold.h),
// and nothing is in it that was not recorded as one; clocks and obligations are computed from it and never stored in
// it.
//
// All instants are UTC. Plain values, no input or output. Vectors are in the order of the revisions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "report/report.h"

namespace candor::lifecycle {

// What `incident new` and `incident edit` set. In an edit, only what is given changes.
struct Facts {
  std::optional<std::string> ca;     // CA Owner
  std::optional<std::string> title;  // the incident type, without the owner
  std::optional<Instant> aware_at;   // when the CA became aware
  std::optional<std::string> aware_how;
  std::optional<Instant> problem_report_at;  // receipt of a certificate problem report, where one started it
  std::optional<bool> security_sensitive;
  std::optional<std::vector<std::string>> tags;
  std::optional<std::string> guidelines;  // version to follow; empty text: the one in force
  std::optional<int64_t> bug;             // 0: none
  std::optional<std::string> description;
  std::optional<std::vector<std::string>> policies;
  std::optional<std::string> source;  // Self Reported, Third Party Reported, Audit
  bool empty() const;
};

// The text of a report as worked on, not yet public.
struct SavedReport {
  int64_t revision = 0;
  report::Kind kind = report::Kind::unknown;
  Instant at = {};
  std::string by = {};
  std::string text = {};
};

// What was put on the bug: exact bytes.
struct Posting {
  int64_t revision = 0;
  report::Kind kind = report::Kind::unknown;
  Instant at = {};
  std::string author = {};
  std::string text = {};
  int64_t bug = 0;
  std::optional<int> comment = {};  // its number in the bug; 0 is the description
};

// A comment of somebody else on the bug.
struct SeenComment {
  int64_t revision = 0;
  int64_t id = 0;  // the tracker's
  int count = 0;   // its number in the bug
  Instant at = {};
  std::string author = {};
  std::string text = {};
};

struct Answer {
  Instant at = {};
  std::string by = {};
  std::optional<int> comment = {};
};

struct Question {
  int64_t number = 0;  // of the incident, from 1
  int64_t revision = 0;
  Instant at = {};
  std::string asker = {};
  std::string text = {};
  std::optional<int> comment = {};  // where it was asked
  std::optional<Answer> answer = {};
};

// A Next update as agreed at an instant; `due` is empty where one was taken back.
struct NextUpdate {
  int64_t revision = 0;
  Instant at = {};
  std::optional<Instant> due = {};
};

// A change told apart from the reports: "item 3 was completed on ...".
struct ActionChange {
  int64_t revision = 0;
  int item = 0;             // 1-based, in the latest report
  std::string status = {};  // as the report would say it: Ongoing, Complete
  Instant at = {};          // when it happened
};

// An evidence set (see docs/evidence.md) as it was when it was attached. Attached again under the same name it is a
// later state of the same set.
struct EvidenceSet {
  int64_t revision = 0;
  std::string name = {};  // the problem
  std::string folder = {};
  std::string manifest_sha256 = {};
  Instant as_of = {};
  int64_t certificates = 0;
  int64_t revoked = 0;
  int64_t expired = 0;
  int64_t remaining_valid = 0;
  std::string reason = {};                 // key of revocation-deadlines: "br-subscriber-12"; empty: not chosen
  std::optional<Instant> clock_from = {};  // when that reason's clock began; empty: aware_at
  std::optional<Instant> revoke_by = {};   // the deadline as stated
};

enum class Relation { caused_by, delayed_revocation_of, recurrence_of, related };
std::string_view to_string(Relation relation);  // "caused-by", ...
std::optional<Relation> parse_relation(std::string_view word);

// To an incident of this desk or to a bug of anybody; one of the two is 0.
struct Link {
  int64_t revision = 0;
  Relation relation = Relation::related;
  int64_t incident = 0;
  int64_t bug = 0;
};

struct ClosedPeriod {
  Instant from = {};
  std::string why = {};
  std::optional<Instant> until = {};  // reopened; empty: still closed
  std::string reopened_why = {};
};

struct Incident {
  int64_t id = 0;
  int64_t revision = 0;  // number of the last one; a save names it
  Instant opened_at;     // when it was recorded here
  std::string opened_by;
  Instant changed_at;

  std::string ca, title, aware_how, description, source;
  std::optional<Instant> aware_at, problem_report_at;
  bool security_sensitive = false;
  std::vector<std::string> tags, policies;
  std::string guidelines;  // chosen version; empty: the one in force at each event
  std::optional<int64_t> bug;

  std::vector<SavedReport> reports;
  std::vector<Posting> postings;
  std::vector<SeenComment> comments;
  std::vector<Question> questions;
  std::vector<NextUpdate> next_updates;
  std::vector<ActionChange> action_changes;
  std::vector<EvidenceSet> evidence;
  std::vector<Link> links;
  std::vector<ClosedPeriod> closed;
  std::vector<std::string> remarks;  // redactions, and revisions that cannot be read

  bool open() const;
  std::optional<Instant> next_update() const;  // in force; empty: none
  // The latest text of the report, saved or posted; null when there is none.
  const std::string* latest_report() const;
  // The latest state of each evidence set, by name.
  std::vector<const EvidenceSet*> latest_evidence() const;
  int questions_open() const;
};

}  // namespace candor::lifecycle
