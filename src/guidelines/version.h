// The guideline versions as data: which requirements each has, at what level, where they stand, and the parameters
// (labels, vocabularies, columns, thresholds). The tables are generated at build time from guidelines/ccadb/*, one
// folder a version, and are constant: nothing is parsed at start-up.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "report/grammar.h"
#include "report/report.h"

namespace candor::guidelines {

enum class Level { may, should, must };   // in rising order
std::string_view to_string(Level level);  // "MAY", "SHOULD", "MUST"

// What a requirement rests on; shown with every diagnostic so that nobody mistakes our reading for a keyword.
enum class Basis { keyword, lowercase, implied, illustrative, derived };
std::string_view to_string(Basis basis);
std::string_view describe(Basis basis);  // "a keyword of the guidelines", "our consistency check", ...

enum class Decided { mechanical, heuristic, human };
std::string_view to_string(Decided decided);

// A requirement as the catalogue has it, whatever the version.
struct Requirement {
  std::string_view id;
  std::string_view title;
  std::string_view text;  // in our words
  Decided decided;        // how a program can decide it
  std::string_view how;
  std::span<const std::string_view> inputs;      // report-text, attachment, bug-metadata, bug-history, ...
  std::span<const std::string_view> applies_to;  // full, preliminary, closure, audit, update, bug, appendix
  std::string_view since;
  std::string_view until;  // empty: still in force
};

// A requirement in one version.
struct InForce {
  const Requirement* requirement;
  Level level;
  Basis basis;
  std::string_view section;                  // heading of the guidelines it stands under
  std::string_view position;                 // line.sentence positions
  std::string_view detail;                   // what is particular in this version, may be empty
  std::string_view pattern;                  // optional machine value
  std::span<const std::string_view> values;  // optional machine values (vocabulary, columns, headings, labels)
};

struct Template {
  report::Kind kind;
  std::string_view text;    // literal skeleton as published, or headings of the topics where none was published
  std::string_view guided;  // the same with guidance in "<!-- candor: ... -->" comments: what `candor new` writes
  bool official;            // false for versions without a published template
};

// A deadline in one version. Durations are ISO 8601 ("PT72H", "P14D"), empty where only a date or an event counts.
struct Clock {
  std::string_view id;
  std::string_view title;
  Level level;
  std::string_view duration;
  std::string_view duration_should;  // a stricter duration at SHOULD level, mostly empty
  std::string_view position;
  std::span<const std::string_view> requirements;  // those in force in this version
};

struct Version {
  std::string_view id;               // "3.2"
  std::optional<Instant> effective;  // empty for the draft
  Instant text_date;
  std::string_view url;  // of this version's text
  std::span<const report::Kind> kinds;
  std::span<const InForce> requirements;  // sorted by id
  std::span<const Template> templates;
  std::span<const Clock> clocks;
  std::span<const std::string_view> appendix_columns;  // in order; empty before 3.0
  std::span<const std::string_view> action_columns;    // of the action item table; empty before 2.0
  std::span<const std::string_view> related_columns;
  long long listing_threshold;  // certificates from which a URL list may replace the CSV; 0: none
  bool column_order_mandatory;  // 3.2

  const InForce* find(std::string_view requirement) const;  // null when not in force
  const Template* template_for(report::Kind kind) const;
  bool at_least(std::string_view other) const;  // this version is `other` or a later one
};

std::span<const Version> versions();          // oldest first
std::span<const Requirement> requirements();  // the whole catalogue, sorted by id
const Requirement* find_requirement(std::string_view id);
const Version* find_version(std::string_view id);
const Version& latest();
// Version in force at an instant (UTC date); before 1.0 took effect, the draft.
const Version& in_force_at(Instant instant);
const report::Grammar& grammar();  // union over all versions

// "CCADB Incident Reporting Guidelines 3.2, Root Cause Analysis, 436.1"
std::string cite(const Version& version, const InForce& requirement);

}  // namespace candor::guidelines
