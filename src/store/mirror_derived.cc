#include "store/mirror_derived.h"

#include <fmt/format.h>

#include "store/mirror_query.h"
#include "store/mirror_table.h"
#include "store/words.h"
#include "tracker/terms.h"
#include "tracker/title.h"
#include "tracker/whiteboard.h"

namespace candor::store {

namespace {

// SQLite's full text closes its books at the end of each statement that changes it through a trigger: row by row that
// was a third of the first sync. There may be half a megabyte of words in a row.
constexpr size_t kRowsAtOnce = 200;
constexpr size_t kBytesAtOnce = 4'000'000;

// Of what is read out of bugs; a new one when something else is. 2: sections that titles name, auditors are no owners.
// 3: plain letters.
constexpr const char* kVersionName = "derived";
constexpr const char* kVersion = "3";

// Rows of bug_words that go into the database together.
class WordRows {
 public:
  explicit WordRows(Connection& connection) : connection_(connection) {}

  void add(int64_t bug, std::string words, std::string terms) {
    bytes_ += words.size();
    values_.emplace_back(bug);
    values_.emplace_back(std::move(words));
    values_.emplace_back(std::move(terms));
    if (++rows_ == kRowsAtOnce || bytes_ >= kBytesAtOnce) flush();
  }
  void flush() {
    if (rows_ == 0) return;
    std::string sql = "INSERT INTO bug_words (bug, words, terms) VALUES ";
    for (size_t i = 0; i < rows_; ++i) sql += fmt::format("{}(:b{}, :w{}, :t{})", i == 0 ? "" : ", ", i, i, i);
    connection_.run(sql, values_);
    values_.clear();
    rows_ = bytes_ = 0;
  }

 private:
  Connection& connection_;
  std::vector<Value> values_;
  size_t rows_ = 0, bytes_ = 0;
};

void clear_words(Connection& connection, const Bugs& bugs) {
  std::string names;
  std::vector<Value> numbers;
  const auto flush = [&] {
    if (!numbers.empty()) connection.run(fmt::format("DELETE FROM bug_words WHERE bug IN ({})", names), numbers);
    names.clear();
    numbers.clear();
  };
  for (const auto& [id, record] : bugs) {
    names += fmt::format("{}:b{}", numbers.empty() ? "" : ", ", numbers.size());
    numbers.emplace_back(id);
    if (numbers.size() == kRowsAtOnce) flush();
  }
  flush();
}

void keep_names(Connection& connection, const tracker::BugRecord& record, const tracker::Told& told) {
  const int64_t id = record.bug.id;
  for (const char* table : {"bug_owner", "bug_tag", "bug_section"}) {
    connection.run(fmt::format("DELETE FROM {} WHERE bug = :bug", table), {id});
  }
  for (const std::string& owner : tracker::read_title(record.bug.summary).owners) {
    connection.run("INSERT INTO bug_owner (owner, bug) VALUES (:owner, :bug) ON CONFLICT DO NOTHING",
                   {lower_words(owner), id});
  }
  for (const std::string& tag : tracker::read_whiteboard(record.bug.whiteboard).tags) {
    connection.run("INSERT INTO bug_tag (tag, bug) VALUES (:tag, :bug) ON CONFLICT DO NOTHING", {tag, id});
  }
  for (const tracker::PolicyReference& reference : told.references) {
    connection.run("INSERT INTO bug_section (section, document, bug) VALUES (:section, :document, :bug)",
                   {reference.section, reference.document, id});
  }
}

}  // namespace

std::string shown_owner(const std::string& summary) {
  const tracker::Title title = tracker::read_title(summary);
  return title.owners.empty() || title.about_auditor ? "" : title.owners.front();
}

void keep_derived(Connection& connection, const Bugs& bugs) {
  clear_words(connection, bugs);
  WordRows words(connection);
  for (const auto& [id, record] : bugs) {
    const tracker::Told told = tracker::told_of(tracker::telling_of(*record));
    keep_names(connection, *record, told);
    words.add(id, storable(told.words), tracker::join_terms(told.terms));
  }
  words.flush();
}

void renew_derived(Connection& connection, bool always) {
  MirrorTable table(connection);
  if (!always && table.state()[kVersionName] == kVersion) return;
  MirrorQuery query(connection);
  std::vector<tracker::BugRecord> some;
  const auto flush = [&] {
    Bugs bugs;
    for (const tracker::BugRecord& record : some) bugs.emplace(record.bug.id, &record);
    keep_derived(connection, bugs);
    some.clear();
  };
  for (const MirrorLine& line : table.lines()) {
    auto record = query.record(line.id);
    if (!record) continue;
    connection.run("UPDATE bug SET owner = :owner WHERE id = :id",
                   {storable(shown_owner(record->bug.summary)), line.id});
    some.push_back(std::move(*record));
    if (some.size() == kRowsAtOnce) flush();
  }
  flush();
  table.set_state({{kVersionName, kVersion}});
}

}  // namespace candor::store
