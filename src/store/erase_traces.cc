#include "store/erase_traces.h"

#include <fmt/format.h>

#include "store/connection.h"
#include "store/failure.h"

namespace candor::store {

Status erase_traces(const Location& location, std::chrono::milliseconds patience) {
  if (location.engine != Engine::sqlite) return {};
  try {
    Connection connection(location, false);
    connection.execute(fmt::format("PRAGMA busy_timeout = {}", patience.count()));
    // FTS5 marks words as deleted; only a merge drops them.
    connection.run("INSERT INTO incident_words_index (incident_words_index) VALUES ('optimize')");
    connection.run("INSERT INTO bug_words_index (bug_words_index) VALUES ('optimize')");
    connection.execute("VACUUM");
    // Says in a row that it could not: https://sqlite.org/pragma.html#pragma_wal_checkpoint
    const auto checkpoint = connection.first("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!checkpoint || checkpoint->integer(0) == 0) return {};
    return Error{fmt::format("another program is reading {}", location.shown()),
                 "Run the same command again when nothing else uses the desk."};
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace candor::store
