#include "store/sanity.h"

#include <fmt/format.h>

#include "store/chain.h"
#include "store/failure.h"
#include "store/migration.h"
#include "store/revision_log.h"

namespace candor::store {

namespace {

Failure damaged(const Connection& connection, std::string_view what) {
  return Failure(
      {fmt::format("{} is damaged or was copied while it was written to: {}", connection.location().shown(), what),
       "Nothing was changed. Restore a backup: candor restore FILE; 'candor verify' says what is wrong."});
}

}  // namespace

void refuse_without_schema(Connection& connection) {
  if (holds_tables(connection)) throw foreign(connection);
  throw Failure({fmt::format("there is no desk in {}: it is empty", connection.location().shown()),
                 "If one was there, restore a backup: candor restore FILE. 'candor incident new' starts one."});
}

void require_ours(Connection& connection) {
  const auto known = migrations();
  for (const Row& row : connection.rows("SELECT version, name FROM schema_version ORDER BY version")) {
    const int64_t version = row.integer(0);
    if (version > newest_schema()) return;  // of a later candor, which migrate() says
    if (version >= 1 && row.text(1) == known[static_cast<size_t>(version) - 1]->name) continue;
    throw foreign(connection);
  }
}

void require_sound_end(Connection& connection) {
  // One statement: another process may be writing.
  const auto row = connection.first(
      "SELECT h.seq, h.hash, (SELECT COALESCE(MAX(seq), 0) FROM revision), (SELECT COUNT(*) FROM revision WHERE seq = "
      "1) "
      "FROM chain_head h WHERE h.id = 1",
      {});
  if (!row) throw damaged(connection, "it has lost the head of its chain");
  const int64_t head = row->integer(0);
  if (row->integer(2) != head || row->integer(3) != (head > 0 ? 1 : 0)) {
    throw damaged(connection,
                  fmt::format("its record ends at revision {}, but {} were recorded", row->integer(2), head));
  }
  if (head == 0) return;
  const Revision last = RevisionLog(connection).at(head);
  if (last.hash != row->text(1) || !proven(last)) throw damaged(connection, "its last revision was changed");
}

}  // namespace candor::store
