// Cells of a listing against what the certificate says, lenient on form: other orders of names, separators, time forms.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evidence/evidence_set.h"
#include "evidence/revocation.h"
#include "evidence/row_cells.h"
#include "guidelines/version.h"
#include "rules/support/certificate_table.h"

namespace candor::desk {

class Truth {
 public:
  using Tell = std::function<void(guidelines::Level level, std::string message)>;

  // `revoked` is null when no CRL was given: then nothing is said about revocation.
  Truth(const evidence::EvidenceSet& set, const evidence::Revocations* revoked);

  // Index of the row whose certificate or precertificate has one of these hashes; none: kNoRecord.
  uint32_t find(std::string_view certificate_hash, std::string_view precertificate_hash) const;
  // Tells each cell of the listing's row that the certificate contradicts (MUST), or that leaves something out
  // (SHOULD).
  void compare(const rules::CertificateTable& table, const report::ListingRow& row, uint32_t number, const Tell& tell);
  // Hashes in the rows compared so far of which nothing can be said: of precertificates where only certificates were
  // given, or the other way round.
  uint64_t hashes_unseen() const { return hashes_unseen_; }

 private:
  std::vector<std::string> cells_of(uint32_t number);
  void compare_hashes(const rules::CertificateTable& table, const report::ListingRow& row, uint32_t number,
                      const Tell& tell);
  void compare_revocation(const rules::CertificateTable& table, const report::ListingRow& row, uint32_t number,
                          const Tell& tell) const;

  const evidence::EvidenceSet& set_;
  evidence::RowCells cells_;
  const evidence::Revocations* revoked_;
  std::unordered_map<std::string, uint32_t> by_hash_;
  std::unordered_map<std::string, uint32_t> second_;  // precertificates that are no row of their own
  bool has_certificates_ = false, has_precertificates_ = false;
  uint64_t hashes_unseen_ = 0;
};

}  // namespace candor::desk
