// Reads the rows of an earlier listing: what identifies the certificates, and the text of their rows in the columns of
// the version, as the listing has it.
#pragma once

#include "evidence/issuer_table.h"
#include "evidence/listed.h"
#include "evidence/worker.h"

namespace candor::evidence {

// Adds to `out`; what cannot be read, in part or at all, is rejected with its line. `heuristic` may be null: then
// everything matches.
void read_listed(const ListedBatch& batch, const RowOptions& options, IssuerTable& issuers, Heuristic* heuristic,
                 Worked& out);

}  // namespace candor::evidence
