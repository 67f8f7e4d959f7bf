#include "evidence/revocation.h"

namespace candor::evidence {

std::string_view to_string(IsRevoked value) {
  switch (value) {
    case IsRevoked::yes:
      return "Yes";
    case IsRevoked::planned:
      return "Planned";
    case IsRevoked::delayed:
      return "Delayed";
    case IsRevoked::not_applicable:
      return "N/A";
  }
  return "";
}

std::string_view to_string(Verified verified) {
  switch (verified) {
    case Verified::no_issuer:
      return "not verified: issuer not given";
    case Verified::good:
      return "verified";
    case Verified::bad:
      return "signature does not verify";
    case Verified::unknown_algorithm:
      return "not verified: signature algorithm is not known";
  }
  return "";
}

void add_listed_revocations(const EvidenceSet& set, Instant as_of, Revocations& revocations) {
  if (set.listed.empty()) return;
  revocations.rows.resize(set.pairing.rows.size());
  set.for_each_row([&](uint32_t number, const Row& row) {
    const Record& record = set.records[row.main()];
    if (!record.is(Record::kListed) || revocations.rows.states()[number].known != 0) return;
    const ListedRevocation& listed = set.listed[record.offset];
    if (listed.value == IsRevoked::yes && listed.when <= as_of) {
      revocations.rows.states()[number].set({listed.when, listed.reason});
    }
  });
}

RevocationCell revocation_cell(const EvidenceSet& set, const Revocations& revocations, uint32_t row,
                               const RevocationPlan& plan) {
  if (const auto revoked = revocations.rows.find(row)) return {IsRevoked::yes, revoked, std::nullopt};
  const Record& record = set.records[set.pairing.rows[row].main()];
  if (record.not_after != 0 && record.not_after < plan.as_of.time_since_epoch().count()) return {};
  const auto ahead = [&](Instant moment) {
    return moment < plan.as_of || moment == Revoked::kNoDate ? std::nullopt : std::optional(moment);
  };
  const auto planned = plan.planned ? ahead(*plan.planned) : std::nullopt;
  if (plan.revoke_by && (!ahead(*plan.revoke_by) || (planned && *planned > *plan.revoke_by))) {
    return {IsRevoked::delayed, std::nullopt, planned};
  }
  if (plan.revoke_by || planned) return {IsRevoked::planned, std::nullopt, planned ? planned : plan.revoke_by};
  if (record.is(Record::kListed)) {
    const ListedRevocation& said = set.listed[record.offset];
    if (said.value == IsRevoked::planned || said.value == IsRevoked::delayed) {
      return {said.value, std::nullopt, ahead(said.when)};
    }
  }
  return {};
}

}  // namespace candor::evidence
