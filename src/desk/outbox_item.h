// One posting of the desk's outbox: what is to be put on the tracker, how far it is, and what the incident's record
// shall say of it when it is there.
#pragma once

#include <optional>
#include <string>

#include "bugzilla/outbox.h"
#include "desk/post_compose.h"
#include "store/outbox_table.h"

namespace candor::desk {

struct OutboxItem {
  bugzilla::Entry entry = {};
  int64_t incident = 0;
  std::string tracker = {};  // the address it is for
  PostKind kind = PostKind::update;
  report::Kind report = report::Kind::unknown;  // what its text is
  std::optional<int64_t> answers = {};          // a question of the incident
  std::optional<Instant> seen = {};             // the bug's last change that whoever planned this had before the eyes
  int part = 1, parts = 1;                      // of a text in several comments
  int64_t first = 0;                            // id of part 1; 0: this is it
  bool needs_approval = false;                  // of a second person
  std::string actor = {}, approved_by = {};
  Instant planned_at = {}, changed_at = {};

  bool open() const { return entry.stage != bugzilla::Stage::done && entry.stage != bugzilla::Stage::refused; }
  bool waits_for_approval() const { return open() && needs_approval && approved_by.empty(); }
  int64_t bug() const;       // 0: the posting makes it, and has not yet
  std::string text() const;  // the words that people will read
};

// Takes out all that people wrote: title, text, the attached file and its name.
void remove_words(bugzilla::Posting& posting);

// As the database keeps it, and back; an error for a row that was not written by us.
store::OutboxRow to_row(const OutboxItem& item);
Result<OutboxItem> item_of(const store::OutboxRow& row);

}  // namespace candor::desk
