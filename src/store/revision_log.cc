#include "store/revision_log.h"

#include <fmt/format.h>
#include <map>

#include "base/running_sha256.h"
#include "base/utf8.h"
#include "store/failure.h"

namespace candor::store {

namespace {

#define CANDOR_REVISION_COLUMNS "seq, subject, number, kind, actor, at, content, content_sha256, prev_hash, hash"

Revision revision_of(const Row& row) {
  return {.seq = row.integer(0),
          .subject = row.text(1),
          .number = row.integer(2),
          .kind = row.text(3),
          .actor = row.text(4),
          .at = row.instant(5),
          .content = row.text_or_null(6),
          .content_sha256 = row.text(7),
          .prev_hash = row.text(8),
          .hash = row.text(9)};
}

struct Head {
  int64_t seq = 0;
  std::string hash;
};

Head head_of(Connection& connection) {
  const auto row = connection.first("SELECT seq, hash FROM chain_head WHERE id = 1");
  if (!row) throw Failure({"the database has lost the head of its chain", "Restore a backup: candor restore FILE."});
  return {row->integer(0), row->text(1)};
}

// Walks along the chain and remembers what it must find next.
class ChainCheck {
 public:
  void visit(const Revision& revision) {
    const auto say = [&](std::string_view what) {
      complaints_.push_back(fmt::format("revision {} ({}, number {}): {}", revision.seq, printable(revision.subject),
                                        revision.number, what));
    };
    if (revision.seq != head_.seq + 1) say(fmt::format("follows revision {}: some are missing", head_.seq));
    if (revision.number != ++numbers_[revision.subject]) say("is not the next one of its subject");
    if (revision.prev_hash != head_.hash) say("does not name the hash of the one before");
    if (revision.content && sha256_hex(*revision.content) != revision.content_sha256) say("the content was changed");
    if (!revision.content && revision.kind == "revision.redacted") say("the note of a redaction is missing");
    if (chain_hash(revision) != revision.hash) say("the hash does not match: something of it was changed");
    head_ = {revision.seq, revision.hash};
  }
  std::vector<std::string> finish(const Head& recorded) {
    if (recorded.seq != head_.seq || recorded.hash != head_.hash) {
      complaints_.push_back(
          fmt::format("the chain ends at revision {}, but {} were recorded", head_.seq, recorded.seq));
    }
    return std::move(complaints_);
  }

 private:
  Head head_{0, std::string(kFirstHash)};
  std::map<std::string, int64_t> numbers_;
  std::vector<std::string> complaints_;
};

}  // namespace

int64_t RevisionLog::last_number(const std::string& subject) {
  return connection_.first("SELECT COALESCE(MAX(number), 0) FROM revision WHERE subject = :subject", {subject})
      ->integer(0);
}

std::vector<Revision> RevisionLog::of(const std::string& subject) {
  std::vector<Revision> all = as_stored(subject);
  for (size_t i = 0; i < all.size(); ++i) {
    if (proven(all[i]) && all[i].number == static_cast<int64_t>(i) + 1) continue;
    throw Failure(
        {fmt::format("revision {} of {} is damaged: it is not what was recorded", all[i].number, printable(subject)),
         "Nothing was changed. 'candor verify' says what is wrong; restore a backup: candor restore FILE."});
  }
  return all;
}

Revision RevisionLog::at(int64_t seq) {
  const auto row = connection_.first("SELECT " CANDOR_REVISION_COLUMNS " FROM revision WHERE seq = :seq", {seq});
  if (!row)
    throw Failure({fmt::format("the database has lost revision {}", seq), "Restore a backup: candor restore FILE."});
  return revision_of(*row);
}

std::vector<Revision> RevisionLog::as_stored(const std::string& subject) {
  std::vector<Revision> all;
  connection_.query("SELECT " CANDOR_REVISION_COLUMNS " FROM revision WHERE subject = :subject ORDER BY number",
                    {subject}, [&](const Row& row) { all.push_back(revision_of(row)); });
  return all;
}

std::optional<Revision> RevisionLog::find(const std::string& subject, int64_t number) {
  const auto row = connection_.first("SELECT " CANDOR_REVISION_COLUMNS
                                     " FROM revision WHERE subject = :subject AND number = :number",
                                     {subject, number});
  if (!row) return std::nullopt;
  return revision_of(*row);
}

std::string RevisionLog::first_hash() {
  const auto row = connection_.first("SELECT hash FROM revision ORDER BY seq LIMIT 1");
  return row ? row->text(0) : "";
}

void RevisionLog::each(const std::function<void(const Revision&)>& visit) {
  constexpr int64_t kBatch = 1000;  // PostgreSQL's client holds a whole result in memory
  for (int64_t after = 0, found = kBatch; found == kBatch;) {
    found = 0;
    connection_.query("SELECT " CANDOR_REVISION_COLUMNS " FROM revision WHERE seq > :after ORDER BY seq LIMIT :batch",
                      {after, kBatch}, [&](const Row& row) {
                        visit(revision_of(row));
                        after = row.integer(0);
                        ++found;
                      });
  }
}

Revision RevisionLog::append(const Draft& draft) {
  const Head head = head_of(connection_);
  Revision revision = link(draft, head.seq + 1, last_number(draft.subject) + 1, head.hash);
  connection_.run(
      "INSERT INTO revision (" CANDOR_REVISION_COLUMNS
      ") VALUES (:seq, :subject, :number, :kind, :actor, :at, :content, :content_sha256, :prev_hash, :hash)",
      {revision.seq, revision.subject, revision.number, revision.kind, revision.actor, value_of(revision.at),
       draft.content, revision.content_sha256, revision.prev_hash, revision.hash});
  connection_.run("UPDATE chain_head SET seq = :seq, hash = :hash WHERE id = 1", {revision.seq, revision.hash});
  return revision;
}

void RevisionLog::redact(const std::string& subject, int64_t number) {
  connection_.run("UPDATE revision SET content = NULL WHERE subject = :subject AND number = :number",
                  {subject, number});
}

std::vector<std::string> verify_chain(Connection& connection) {
  ChainCheck check;
  RevisionLog(connection).each([&](const Revision& revision) { check.visit(revision); });
  return check.finish(head_of(connection));
}

}  // namespace candor::store
