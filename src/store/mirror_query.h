// The mirror of the tracker: reading. To be used inside of Store::read().
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/mirror_table.h"
#include "tracker/bug.h"

namespace candor::store {

// A bug and how it stands in the mirror.
struct MirroredBug {
  tracker::Bug bug;
  std::string owner;        // first CA Owner of the title, under Candor's name; empty when it names none or an auditor
  bool restricted = false;  // in a group: only some accounts see it; never to be shown to others
  Shown shown = Shown::yes;
  std::optional<Instant> absent_since;  // found to be no longer shown, or no longer of a mirrored component
  Instant read_at;
};

// Empty fields do not filter. Bugs that moved to a component that is not mirrored never pass.
struct BugFilter {
  std::vector<std::string> owners = {};  // one of these names
  std::string tag = {};
  std::optional<int> year = {};
  std::optional<bool> open = {};
  std::string status = {}, resolution = {};
  std::string section = {};   // "7.1.2" with its sub-sections
  std::string document = {};  // "BR", "RFC 5280", ...
  std::string words = {};     // all of them occur, each as the beginning of a word
  std::optional<Instant> opened_from = {}, opened_until = {};
  bool public_only = false;
  std::optional<int64_t> limit = {};
};

// The telling terms of a bug, see tracker/terms.h.
struct BugTerms {
  int64_t bug = 0;
  Instant opened;
  std::string terms;
};

class MirrorQuery {
 public:
  explicit MirrorQuery(Connection& connection) : connection_(connection) {}

  int64_t count();
  std::optional<MirroredBug> find(int64_t id);
  std::vector<MirroredBug> list(const BugFilter& filter);  // newest first
  int64_t count(const BugFilter& filter);
  std::optional<tracker::BugRecord> record(int64_t id);
  // What edited comments of the bug said before: comment id, when it was noticed, text.
  struct Before {
    int64_t comment = 0;
    Instant noticed_at;
    std::string text;
  };
  std::vector<Before> edits(int64_t bug);
  // Of bugs opened in [from, until], public ones only, in no order.
  void each_terms(Instant from, Instant until, const std::function<void(const BugTerms&)>& visit);
  std::optional<int64_t> bug_of_attachment(int64_t attachment);
  // The desk's incidents with a bug that was read, or a comment of which was found edited, at this instant of the
  // tracker or later; by incident.
  struct OfIncident {
    int64_t incident = 0, bug = 0;
  };
  std::vector<OfIncident> of_incidents(Instant read_from);

 private:
  Connection& connection_;
};

}  // namespace candor::store
