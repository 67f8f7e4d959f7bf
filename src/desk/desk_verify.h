// `candor verify`: proves the chain of revisions, and makes every projection again from it and compares.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "store/store.h"

namespace candor::desk {

struct DeskVerification {
  int64_t revisions = 0, incidents = 0;
  std::string head;                      // hash of the last revision: write it down elsewhere and compare later
  std::vector<std::string> chain;        // what is wrong with the chain, also a content that no redaction emptied;
                                         // nothing repairs that
  std::vector<std::string> projections;  // what differed from the revisions
  bool rebuilt = false;                  // projections were written anew
  bool proven() const { return chain.empty() && (projections.empty() || rebuilt); }
};

// `rebuild`: write the projections that differ, unless the chain is broken.
Result<DeskVerification> verify_desk(store::Store& store, bool rebuild);

}  // namespace candor::desk
