// Planned and Delayed in a listing, against the deadline (--revoke-by) and the moment planned (--planned).
#pragma once

#include "desk/evidence_check.h"
#include "desk/evidence_listing.h"
#include "desk/evidence_request.h"

namespace candor::desk {

// Adds a remark for each row that says something else than deadline and plan do at request.as_of. Says nothing where
// neither is given.
void check_plan(const EvidenceListing& source, const EvidenceRequest& request, ListingChecked& out);

}  // namespace candor::desk
