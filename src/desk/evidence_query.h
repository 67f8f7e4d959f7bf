// `candor evidence query`: one SELECT over the certificates of some inputs.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/sql.h"

namespace candor::desk {

// Bytes come as hexadecimal text.
using QueryCell = evidence::Cell;

struct QueryRequest {
  std::string sql;
  std::vector<std::string> certificates;
  std::function<bool()> cancelled;                                                     // may be null
  std::function<void(uint64_t done, uint64_t total, uint64_t certificates)> progress;  // may be null
};

struct QueryOutcome {
  uint64_t certificates = 0;  // read in the last scan
  uint64_t rejected = 0;      // stretches that hold none
};

// `columns` is told once, then each row as it comes. Certificates are read one after another, as often as the statement
// scans the table; precertificates and duplicates are rows of their own.
Result<QueryOutcome> run_query(const QueryRequest& request,
                               const std::function<void(const std::vector<std::string>&)>& columns,
                               const std::function<void(const std::vector<QueryCell>&)>& row);

}  // namespace candor::desk
