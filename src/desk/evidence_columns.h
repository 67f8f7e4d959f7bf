// Own columns of the appendix: --add names them as the SQL heuristic does, or by a friendlier name.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/worker.h"

namespace candor::desk {

struct AddedColumns {
  std::vector<evidence::Column> columns;  // in the order asked for
  bool problem = false;                   // the column of problems, which depends on the row
};

// What the column "ct_logged" says of a certificate; empty without --ct-logs.
using LoggedText = std::function<std::string(const evidence::Record& record)>;

// Fails with a hint at a name that is no column.
Result<AddedColumns> added_columns(const std::vector<std::string>& names, const LoggedText& logged);

}  // namespace candor::desk
