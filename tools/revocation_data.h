// The reasons for revocation under guidelines/revocation/, as read and proved, and as a table of C++.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace candor::embed {

struct RevocationReason {
  std::string id, document, version, section, certificate, reason, deadline, should, deadline_note, crl_reason,
      crl_rule, exempt;
  long long item = 0;
  long long crl_code = -1;
};

// Throws std::runtime_error with one clear sentence when something is missing, unknown or contradictory.
std::vector<RevocationReason> read_revocation_reasons(const std::filesystem::path& file);

// A C++ file that defines kRevocationReasons.
std::string write_revocation_table(const std::vector<RevocationReason>& reasons);

}  // namespace candor::embed
