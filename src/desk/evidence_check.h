// `candor evidence check`: somebody's appendix against the guidelines, and against the certificates themselves.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "desk/evidence_request.h"
#include "guidelines/version.h"

namespace candor::desk {

// One remark on the listing.
struct ListingRemark {
  int line = 0;  // 1-based; 0: the listing as a whole
  guidelines::Level level = guidelines::Level::must;
  // Of the guidelines; "truth" for a cell that the certificate contradicts, "revocation-plan" for one that the deadline
  // or the planned moment contradicts.
  std::string rule;
  std::string message;
  std::string help;      // may be empty
  std::string citation;  // of a rule
};

struct ListingChecked {
  std::vector<ListingRemark> remarks;  // rules first, then the plan, then truth; each by row
  uint64_t rows = 0;
  uint64_t compared = 0;       // rows whose certificate was given
  uint64_t unknown = 0;        // rows whose certificate was not
  uint64_t hashes_unseen = 0;  // in rows compared: as Truth::hashes_unseen()
  uint64_t left_out = 0;       // certificates that belong to the incident and are not listed
  bool compared_any = false;   // certificates were given
};

// With certificates in the request, each row is compared with the certificate (or precertificate) of its hash: hashes
// of the pair, names, dates, serial; with CRLs also revocation. What the heuristic (or, without one, the input) holds
// and the listing does not is named too. With a deadline or a planned moment in the request, Planned and Delayed are
// judged by it.
Result<ListingChecked> check_listing(const std::string& path, const EvidenceRequest& request,
                                     const EvidenceHooks& hooks);

}  // namespace candor::desk
