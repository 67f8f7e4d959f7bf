// The cells of a row that its certificate decides (subject, issuer, not before, not after, serial number, dNSNames),
// put together out of the record and the text that was kept of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "evidence/evidence_set.h"
#include "evidence/instant_text.h"

namespace candor::evidence {

class RowCells {
 public:
  // `guard` as the rows were described.
  RowCells(const EvidenceSet& set, bool guard) : set_(set), guard_(guard), issuers_(set.issuers.size()) {}

  // Appends the six cells, commas between them, and returns those of own columns, a comma before each; these are good
  // until the next call.
  Result<std::string_view> append(std::string& out, const Record& record);

  // Announces that a record's cells will be asked for soon. (Inlined by force: gcc drops calls of what does nothing but
  // prefetch.)
  [[gnu::always_inline]] void prefetch(const Record& record) const { set_.rows->prefetch(record.row_offset); }

 private:
  std::string_view issuer_between_commas(uint32_t number);

  const EvidenceSet& set_;
  bool guard_;
  std::vector<std::string> issuers_;  // by number, made when first met
  InstantText not_before_, not_after_;
  std::string room_;  // for a row that is read from the temporary file
};

}  // namespace candor::evidence
