#include "evidence/summary.h"

#include <array>

#include "evidence/describe.h"
#include "x509/name.h"

namespace candor::evidence {

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
    case OddPair::poison_and_scts:
      return "precertificate that embeds SCTs, which RFC 6962 does not know";
  }
  return "";
}

namespace {

// One tally while it is counted: by number instead of by name, since there are millions of rows and few names.
class Counter {
 public:
  Counter(const EvidenceSet& set, const RevocationPlan& plan)
      : set_(set), plan_(plan), by_issuer_(set.issuers.size()) {}

  void add(const Row& row, const RevocationCell& cell) {
    const Record& record = set_.records[row.main()];
    ++(row.certificate != kNoRecord ? tally_.certificates : tally_.precertificates_alone);
    if (!record.is(Record::kClean)) ++tally_.malformed;
    add_date(record);
    add_state(record, cell);
    ++by_type_.at(static_cast<size_t>(record.type));
    ++by_issuer_[record.issuer];
  }

  void finish(Tally& out) {
    tally_.name = out.name;
    if (first_ != 0) tally_.first = Instant(Seconds(first_));
    if (last_ != 0) tally_.last = Instant(Seconds(last_));
    for (const auto& [day, count] : by_day_) {
      tally_.by_month[format_date(Instant(std::chrono::days(day))).substr(0, 7)] += count;
    }
    const auto name = [](auto& counts, auto& named, auto&& text) {
      for (size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] != 0) named[std::string(text(i))] += counts[i];
      }
    };
    name(by_type_, tally_.by_type, [](size_t i) { return to_string(static_cast<CertType>(i)); });
    name(by_reason_, tally_.by_reason, [](size_t i) { return x509::reason_text(static_cast<x509::Reason>(i)); });
    name(by_issuer_, tally_.by_issuer,
         [this](size_t i) { return printable(set_.issuers.text(static_cast<uint32_t>(i))); });
    out = std::move(tally_);
  }

 private:
  void add_date(const Record& record) {
    if (record.not_before == 0) return;
    if (first_ == 0 || record.not_before < first_) first_ = record.not_before;
    if (last_ == 0 || record.not_before > last_) last_ = record.not_before;
    const auto day = std::chrono::floor<std::chrono::days>(Seconds(record.not_before)).count();
    if (day != day_ || of_day_ == nullptr) {
      of_day_ = &by_day_[day];
      day_ = day;
    }
    ++*of_day_;
  }

  void add_state(const Record& record, const RevocationCell& cell) {
    // An end that cannot be read (0) is no proof of expiry.
    const bool expired = record.not_after != 0 && record.not_after < plan_.as_of.time_since_epoch().count();
    if (expired) ++tally_.expired;
    if (cell.value == IsRevoked::yes) {
      ++tally_.revoked;
      const auto reason = cell.revoked->reason == x509::Reason::none ? x509::Reason::unspecified : cell.revoked->reason;
      ++by_reason_.at(static_cast<size_t>(reason));
    } else if (!expired) {
      ++tally_.remaining_valid;
    }
    if (cell.value == IsRevoked::planned) ++tally_.planned;
    if (cell.value == IsRevoked::delayed) ++tally_.delayed;
  }

  const EvidenceSet& set_;
  const RevocationPlan& plan_;
  Tally tally_;
  int64_t first_ = 0, last_ = 0;  // 0: none
  std::map<int64_t, uint64_t> by_day_;
  int64_t day_ = 0;
  uint64_t* of_day_ = nullptr;  // rows come by date, so the same day comes again and again
  std::array<uint64_t, 9> by_type_{};
  std::array<uint64_t, 11> by_reason_{};
  std::vector<uint64_t> by_issuer_;
};

// A row shows the problems of both of its records.

}  // namespace

uint32_t problems_of(const EvidenceSet& set, const Row& row) {
  uint32_t problems = 0;
  if (row.certificate != kNoRecord) problems |= set.records[row.certificate].problems;
  if (row.precertificate != kNoRecord) problems |= set.records[row.precertificate].problems;
  return problems;
}

uint64_t personal_rows(const EvidenceSet& set) {
  uint64_t count = 0;
  set.for_each_row([&](uint32_t, const Row& row) { count += set.records[row.main()].is(Record::kPersonal) ? 1 : 0; });
  return count;
}

Summary summarize(const EvidenceSet& set, const Revocations& revocations, const RevocationPlan& plan,
                  const std::vector<std::string>& problems) {
  Summary summary;
  summary.as_of = plan.as_of;
  for (const std::string& name : problems) summary.problems.emplace_back().name = name;
  Counter total(set, plan);
  std::vector<Counter> counters(problems.size(), total);
  set.for_each_row([&](uint32_t number, const Row& row) {
    const RevocationCell cell = revocation_cell(set, revocations, number, plan);
    total.add(row, cell);
    if (row.certificate != kNoRecord && row.precertificate != kNoRecord) ++summary.paired;
    const uint32_t hit = problems.empty() ? 0 : problems_of(set, row);
    for (size_t p = 0; p < problems.size(); ++p) {
      if ((hit & (1U << p)) != 0) counters[p].add(row, cell);
    }
  });
  total.finish(summary.total);
  for (size_t p = 0; p < problems.size(); ++p) counters[p].finish(summary.problems[p]);
  summary.inputs_read = set.records.size() - set.listed_records;
  summary.duplicates = set.pairing.duplicates;
  summary.rejected = set.rejected.size();
  for (const PairRemark& remark : set.pairing.remarks) ++summary.odd_pairs[std::string(odd_pair_name(remark.what))];
  if (!set.listed_conflicts.empty()) {
    summary.odd_pairs[std::string(kListingsDisagree)] = set.listed_conflicts.size();
  }
  return summary;
}

}  // namespace candor::evidence
