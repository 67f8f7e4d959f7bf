// What is derived from an incident's revisions for quick lists. Written in the transaction that appends a revision, and
// at any time made again from the revisions (`candor verify`).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/connection.h"

namespace candor::store {

struct IncidentRow {
  int64_t id = 0;
  int64_t revision = 0;  // number of the last one
  std::string ca, title;
  std::string state;  // "open" or "closed"
  bool security_sensitive = false;
  std::string guidelines;  // chosen version, or empty
  std::optional<Instant> aware_at;
  int year = 0;  // of aware_at, else of the opening; UTC
  std::optional<int64_t> bug;
  std::optional<Instant> next_update;
  int64_t questions_open = 0, postings = 0, actions_open = 0;
  std::vector<std::string> tags;
  Instant changed_at;
  friend bool operator==(const IncidentRow&, const IncidentRow&) = default;
};

// A clock that runs, or a report that is owed.
struct ClockRow {
  std::string clock;
  std::string level;           // MUST, SHOULD, MAY
  std::optional<Instant> due;  // empty: no instant, but owed
  std::string detail;          // canonical JSON, for whoever shows it
  friend bool operator==(const ClockRow&, const ClockRow&) = default;
};

struct LinkRow {
  std::string relation;
  std::optional<int64_t> incident, bug;  // one of them
  friend bool operator==(const LinkRow&, const LinkRow&) = default;
};

struct IncidentProjection {
  IncidentRow row;
  std::string words;  // for full text: words in lower case, a space between
  std::vector<ClockRow> clocks;
  std::vector<LinkRow> links;
  friend bool operator==(const IncidentProjection&, const IncidentProjection&) = default;
};

// Empty fields do not filter.
struct IncidentFilter {
  std::string ca = {}, state = {}, tag = {};
  std::optional<int> year = {};
  std::string query = {};  // words that all have to occur; each may be the beginning of one
  std::optional<int64_t> bug = {};
  std::optional<int64_t> before = {};  // only incidents with a lower number: the next page
  int64_t limit = 100;
};

struct DueRow {
  int64_t incident = 0;
  std::string ca;
  ClockRow clock;
  bool security_sensitive = false;  // the incident
};

class IncidentTable {
 public:
  explicit IncidentTable(Connection& connection) : connection_(connection) {}

  int64_t next_id();
  void replace(const IncidentProjection& projection);
  void remove(int64_t id);
  std::optional<IncidentProjection> find(int64_t id);
  std::vector<int64_t> ids();                      // in order
  std::optional<int64_t> revision_of(int64_t id);  // that its row was made of
  // Newest number first.
  std::vector<IncidentRow> list(const IncidentFilter& filter);
  // Of all incidents, most urgent first; those without an instant last. `until`: only what is due before it or at it.
  std::vector<DueRow> due(const std::string& ca, std::optional<Instant> until, int64_t limit);
  // Incidents that link to this one: "delayed-revocation-of" of another incident, and so on.
  std::vector<std::pair<int64_t, std::string>> linking_to(int64_t id);

 private:
  Connection& connection_;
};

// Lower-case words of the texts, a space between: what both engines' full text see the same way.
std::string words_of(const std::vector<std::string_view>& texts);

}  // namespace candor::store
