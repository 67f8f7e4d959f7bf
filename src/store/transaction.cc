#include "store/transaction.h"

#include "store/failure.h"

namespace candor::store {

namespace {

// Any number will do, as long as all versions of the program use the same ("candor" in ASCII).
constexpr std::string_view kWriterLock = "SELECT pg_advisory_xact_lock(109270172135282)";

void roll_back(Connection& connection) {
  try {
    connection.execute("ROLLBACK");
  } catch (const Failure&) {  // the engine has rolled back already (disk full), or the server is gone: so is the write
  }
}

// The server keeps a transaction open in which a lock timed out, and refuses everything in it.
void lock_writers_out(Connection& connection) {
  try {
    connection.execute(kWriterLock);
  } catch (const Failure&) {
    roll_back(connection);
    throw;
  }
}

void begin(Connection& connection, Transaction::Kind kind) {
  const bool write = kind == Transaction::Kind::write;
  if (connection.engine() == Engine::sqlite) {
    connection.execute(write ? "BEGIN IMMEDIATE" : "BEGIN");
  } else {
    connection.execute(write ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (write) lock_writers_out(connection);
  }
}

}  // namespace

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
  begin(connection, kind);
}

Transaction::~Transaction() {
  if (open_) roll_back(connection_);
}

void Transaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

}  // namespace candor::store
