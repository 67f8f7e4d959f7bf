// A desk as a whole: copied from one database to another, of either engine, and compared.
#pragma once

#include <vector>

#include "base/result.h"
#include "store/tables.h"

namespace candor::store {

// Copies every table of `from` into the empty desk at `to` (made when it is missing), in one transaction, then reads
// both back and compares table by table. `from` is read as it was at one moment, while others may go on writing.
// An Error leaves `to` as it was.
//
// `replace`: empty a desk that is there already. Otherwise one with revisions in it is refused.
Result<std::vector<TableDigest>> copy_desk(const Location& from, const Location& to, bool replace, Instant now);

// As copy_desk() into a new SQLite file, which appears under its name when it is complete and on the disk. An existing
// file is refused.
Result<std::vector<TableDigest>> back_up(const Location& from, const std::string& file, Instant now);

// Puts the desk of a backup to where `to` is. A desk that is there already is refused, or with `replace` set aside: an
// SQLite file, and its log where that could not be read into it, keeps its content under a name ending in
// .replaced-TIME; PostgreSQL's tables are emptied in the same transaction. The backup itself is not touched, also when
// it is of an older schema.
Result<std::vector<TableDigest>> restore(const std::string& file, const Location& to, bool replace, Instant now);

}  // namespace candor::store
