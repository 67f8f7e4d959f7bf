#include "store/erase_traces.h"

#include "store/connection.h"
#include "store/failure.h"

namespace candor::store {

Status erase_traces(const Location& location) {
  if (location.engine != Engine::sqlite) return {};
  try {
    Connection connection(location, false);
    // FTS5 marks words as deleted; only a merge drops them.
    connection.run("INSERT INTO incident_words_index (incident_words_index) VALUES ('optimize')");
    connection.execute("VACUUM");
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    return {};
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace candor::store
