// Who speaks for the CA Owner in a bug, and which accounts are machines. Accounts are compared without regard to case.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tracker/bug.h"

namespace candor::tracker {

struct CaSpeakers {
  std::vector<std::string> accounts;  // lower case; "@example.test" stands for every account of that domain
  bool inferred = false;              // nobody said; found from the bug itself
  bool guessed = false;               // and the bug tells little
  std::string because;                // completes "... speak for the CA Owner: because"

  bool speaks(std::string_view account) const;
};

// `given` are accounts, or domains written "@domain". When it is empty, the bug tells: who wrote the
// report, whose domain bears the owner's name in the title, to whom somebody gave the bug. An assignee whom nothing of
// that supports may be the component's default, who is the root program's.
CaSpeakers ca_speakers(const BugRecord& record, std::span<const std::string> given);

// These accounts, and others of the same organisations that wrote on the bug; mailbox providers are none.
CaSpeakers with_colleagues(const BugRecord& record, std::span<const std::string> accounts);

// An account that posts by itself ("bot@...", "release-mgmt-account-bot@...").
bool is_bot(std::string_view account);

// What follows the last "@", lower case; empty when there is none.
std::string domain_of(std::string_view account);

}  // namespace candor::tracker
