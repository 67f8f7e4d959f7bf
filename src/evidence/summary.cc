#include "evidence/summary.h"

#include "evidence/describe.h"
#include "x509/name.h"

namespace candor::evidence {

namespace {

std::string_view odd_pair_name(OddPair what) {
  switch (what) {
    case OddPair::two_certificates:
      return "two certificates for one precertificate";
    case OddPair::two_precertificates:
      return "two precertificates for one certificate";
    case OddPair::same_serial:
      return "same issuer, serial and key, but not the same TBSCertificate";
    case OddPair::signing_ca:
      return "paired through a precertificate signing CA";
  }
  return "";
}

class Counter {
 public:
  Counter(const EvidenceSet& set, const RevocationPlan& plan) : set_(set), plan_(plan) {}

  void add(Tally& tally, const Row& row, const RevocationCell& cell) {
    const Record& record = set_.records[row.main()];
    ++(row.certificate != kNoRecord ? tally.certificates : tally.precertificates_alone);
    if (!record.is(Record::kClean)) ++tally.malformed;
    add_dates(tally, record);
    add_state(tally, record, cell);
    ++tally.by_type[std::string(to_string(record.type))];
    ++tally.by_issuer[issuer_text(record.issuer)];
  }

 private:
  void add_dates(Tally& tally, const Record& record) {
    if (record.not_before == 0) return;
    const Instant issued{Seconds(record.not_before)};
    if (!tally.first || issued < *tally.first) tally.first = issued;
    if (!tally.last || issued > *tally.last) tally.last = issued;
    ++tally.by_month[format_date(issued).substr(0, 7)];
  }

  void add_state(Tally& tally, const Record& record, const RevocationCell& cell) {
    // An end that cannot be read (0) is no proof of expiry.
    const bool expired = record.not_after != 0 && record.not_after < plan_.as_of.time_since_epoch().count();
    if (expired) ++tally.expired;
    if (cell.value == IsRevoked::yes) {
      ++tally.revoked;
      const auto reason = cell.revoked->reason == x509::Reason::none ? x509::Reason::unspecified : cell.revoked->reason;
      ++tally.by_reason[std::string(x509::reason_text(reason))];
    } else if (!expired) {
      ++tally.remaining_valid;
    }
    if (cell.value == IsRevoked::planned) ++tally.planned;
    if (cell.value == IsRevoked::delayed) ++tally.delayed;
  }

  const std::string& issuer_text(uint32_t number) {
    const auto [at, fresh] = issuers_.try_emplace(number);
    if (fresh) at->second = printable(x509::name_text(x509::as_bytes(set_.issuers.der(number))));
    return at->second;
  }

  const EvidenceSet& set_;
  const RevocationPlan& plan_;
  std::map<uint32_t, std::string> issuers_;
};

// A row shows the problems of both of its records.
uint32_t problems_of(const EvidenceSet& set, const Row& row) {
  uint32_t problems = 0;
  if (row.certificate != kNoRecord) problems |= set.records[row.certificate].problems;
  if (row.precertificate != kNoRecord) problems |= set.records[row.precertificate].problems;
  return problems;
}

}  // namespace

Summary summarize(const EvidenceSet& set, const Revocations& revocations, const RevocationPlan& plan,
                  const std::vector<std::string>& problems) {
  Summary summary;
  summary.as_of = plan.as_of;
  for (const std::string& name : problems) summary.problems.emplace_back().name = name;
  Counter counter(set, plan);
  const auto& rows = set.pairing.rows;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    const RevocationCell cell = revocation_cell(set, revocations, i, plan);
    counter.add(summary.total, rows[i], cell);
    if (rows[i].certificate != kNoRecord && rows[i].precertificate != kNoRecord) ++summary.paired;
    const uint32_t hit = problems_of(set, rows[i]);
    for (size_t p = 0; p < problems.size(); ++p) {
      if ((hit & (1U << p)) != 0) counter.add(summary.problems[p], rows[i], cell);
    }
  }
  summary.inputs_read = set.records.size();
  summary.duplicates = set.pairing.duplicates;
  summary.rejected = set.rejected.size();
  for (const PairRemark& remark : set.pairing.remarks) ++summary.odd_pairs[std::string(odd_pair_name(remark.what))];
  return summary;
}

}  // namespace candor::evidence
