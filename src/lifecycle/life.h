// What happened in the life of an incident, whatever it was read from: a public bug (life_of_bug.h) or our own record.
// Clocks and findings look at nothing else. All instants are UTC; a date without time counts as 23:59:59Z of its day.
//
// Nothing in a Life lies after the instant it was looked at (`as_of`).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "tracker/whiteboard.h"

namespace candor::lifecycle {

enum class Speaker { ca_owner, moderator, other, bot };
std::string_view to_string(Speaker speaker);

// What a posting is. Of the CA Owner: notice to update; of others: question to bot.
enum class Role {
  notice,        // of the CA Owner before its first report
  report,        // preliminary or full report, or both
  closure,       // Closure Report
  update,        // anything else of the CA Owner
  question,      // asks something, or for something
  remark,        // says something and asks nothing
  housekeeping,  // a moderator's "Next update set", final call, closing
  third_party,   // the report by which somebody else opened the bug
  bot
};
std::string_view to_string(Role role);

// The four figures of a delayed-revocation update, as far as clocks need them.
struct RevocationState {
  bool nothing_left = false;         // says that no affected certificate is left to revoke
  std::optional<Instant> completed;  // when, if it says
};

// One comment or posting, with what was read in it.
struct Post {
  int number = 0;  // comment count in the bug; 0 is the description; negative: not known
  Instant at;
  std::string account;
  Speaker speaker = Speaker::other;
  Role role = Role::update;
  std::string text;

  // Of the CA Owner only:
  bool preliminary = false;
  bool full = false;  // a complete full (or audit) report
  bool closure = false;
  bool withdraws_closure = false;
  bool says_steps_complete = false;    // "all steps have been completed"
  std::optional<Instant> promised;     // date named for the full report
  std::vector<int> leaves_open;        // comments it says it does not answer
  bool leaves_all_open = false;        // says so without naming one
  bool asks_next_update_only = false;  // wants a date on the whiteboard, and says nothing else
  RevocationState revocation;
  int items_open = 0;  // of a Closure Report: Action Items due later and never called complete
  // Of others only:
  bool considers_closing = false;

  bool from_ca() const { return speaker == Speaker::ca_owner; }
  bool reports() const { return preliminary || full; }
  bool answers(const Post& other) const;
};

// Since when the CA Owner knew, or when a problem report reached it.
struct Awareness {
  Instant at;
  bool whole_day = false;  // only the date is known
  bool to_the_minute = false;
  bool implied = false;  // read from what such an entry usually means, not from words made for it
  int told_in = 0;       // Post::number
};

// The whiteboard from one change of it to the next.
struct Whiteboard {
  Instant from;
  std::optional<Instant> until;  // empty: still
  std::string raw;
  tracker::Whiteboard read;
};

struct Closed {
  Instant from;
  std::optional<Instant> until;  // reopened; empty: still closed
};

// Something that happened to an Action Item.
struct ActionEvent {
  enum class What { completed, slipped };
  What what;
  std::string item;            // its description, or as much as is known
  Instant at;                  // when it happened: the completion as stated, or 00:00:00Z after the due date
  std::optional<int> told_in;  // Post::number that told it
  std::optional<Instant> told_at;
  bool stated = false;  // `at` was stated; else it is the time of the post that told
};

// An Action Item as it stands at as_of.
struct ActionState {
  std::string description;
  std::optional<Instant> due;        // 23:59:59Z of the latest due date
  std::optional<Instant> completed;  // as far as told
};

struct Flagged {
  Instant at;
  std::string who;
  bool by_ca = false;
};

struct Life {
  int64_t bug = 0;
  std::string title;
  Instant as_of;
  std::optional<Instant> opened;
  bool opened_by_ca = true;
  bool audit = false;  // about a finding of an audit
  bool security_sensitive = false;
  std::optional<Instant> published;  // a restricted bug was opened to everybody, by its history
  std::vector<Post> posts;           // in order
  bool history_known = true;         // false: whiteboard and flags of the past are not known
  std::string whiteboard_now;
  std::vector<Whiteboard> whiteboards;  // oldest first
  std::vector<Closed> closed;
  std::vector<Flagged> needinfo_to_ccadb;
  bool needinfo_to_ccadb_open = false;  // at present, by the bug's flags
  std::optional<Awareness> awareness;
  bool awareness_given = false;  // by our own record: what postings say does not count
  std::optional<Awareness> problem_report;
  std::vector<ActionEvent> actions;
  std::vector<ActionState> action_items;  // in the order in which they came up; canceled ones left out
  std::vector<int> undated;               // comments of the CA Owner without a usable date, which are in no list
  std::vector<std::string> remarks;       // what could not be read

  int actions_open() const;
  const Post* first_of_ca() const;
  const Post* post(int number) const;
  // First posting of the CA Owner after the instant.
  const Post* next_of_ca(Instant after) const;
  bool closed_at(Instant instant) const;
  // The whiteboard holds `word` at the instant (any case, anywhere: real tags have prefixes).
  bool tagged_at(Instant instant, std::string_view word) const;
  // A Closure Report of 3.1 or later stands at the instant: posted, not withdrawn.
  const Post* closure_standing_at(Instant instant) const;
};

}  // namespace candor::lifecycle
