// The reasons for revocation under guidelines/revocation/, as read and proved, and as a table of C++.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace candor::embed {

struct RevocationReason {
  std::string id, document, version, section, certificate, reason, deadline, should, deadline_note, crl_reason,
      crl_rule, exempt, history;
  long long item = 0;
  long long crl_code = -1;
};

struct NeighbourClock {
  std::string id, document, version, section, begins, duty, deadline;
};

struct RevocationData {
  std::vector<std::string> notes;
  std::vector<RevocationReason> reasons;
  std::vector<NeighbourClock> neighbours;
};

// Throws std::runtime_error with one clear sentence when something is missing, unknown or contradictory.
RevocationData read_revocation_data(const std::filesystem::path& file);

// C++ that defines kRevocationReasons, kNeighbourClocks and kRevocationNotes.
std::string write_revocation_table(const RevocationData& data);

}  // namespace candor::embed
