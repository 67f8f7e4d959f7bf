#include "evidence/pairing.h"

#include <span>
#include <tuple>

#include "evidence/buckets.h"

namespace candor::evidence {

namespace {

using Indices = std::vector<uint32_t>;

// The key that pairs and duplicates share; where it could not be read, the bytes themselves stand in.
uint64_t meeting_key(const Record& record) {
  if (record.candidate != 0) return record.candidate;
  uint64_t key = 0;
  for (size_t i = 0; i < sizeof key; ++i) key = (key << 8U) | record.sha256[i];
  return key;
}

bool same_tbs(const Record& a, const Record& b) {
  return a.pair_low == b.pair_low && a.pair_high == b.pair_high && (a.pair_low | a.pair_high) != 0;
}

class Pairer {
 public:
  Pairer(RecordStore& records, const SigningCas& signing_cas, Pairing& out)
      : records_(records), signing_cas_(signing_cas), out_(out), partner_(records.size(), kNoRecord) {}

  // All records with one serial and one key, by digest and then in input order.
  void pair_group(std::span<const uint32_t> group) {
    precertificates_.clear();
    certificates_.clear();
    for (size_t i = 0; i < group.size(); ++i) {
      Record& record = records_[group[i]];
      // The first in input order stays; what matched there matches here, being the same bytes.
      if (i > 0 && record.sha256 == records_[group[i - 1]].sha256) {
        record.flags |= Record::kDuplicate;
        ++out_.duplicates;
        continue;
      }
      (record.is(Record::kPrecertificate) ? precertificates_ : certificates_).push_back(group[i]);
    }
    if (records_[group.front()].candidate == 0) return;
    if (precertificates_.empty() || certificates_.empty()) return;
    for (const bool same_issuer : {true, false}) {
      for (const uint32_t precertificate : precertificates_) find_partner(precertificate, same_issuer);
    }
    for (const uint32_t precertificate : precertificates_) remark_mismatch(precertificate);
  }

  uint32_t partner(uint32_t record) const { return partner_[record]; }

 private:
  void find_partner(uint32_t precertificate, bool same_issuer) {
    const Record& p = records_[precertificate];
    for (const uint32_t certificate : certificates_) {
      const Record& c = records_[certificate];
      if (!same_tbs(p, c) || (p.issuer_side == c.issuer_side) != same_issuer) continue;
      if (!same_issuer && !signing_cas_.may_sign_for(p.issuer, c.issuer)) continue;
      take(precertificate, certificate, same_issuer);
    }
  }

  void take(uint32_t precertificate, uint32_t certificate, bool same_issuer) {
    if (partner_[precertificate] == certificate) return;
    if (partner_[precertificate] != kNoRecord) {
      if (!same_issuer) return;
      out_.remarks.push_back({OddPair::two_certificates, precertificate, certificate});
      // Each is a row of its own, and each row shows the precertificate.
      if (partner_[certificate] == kNoRecord) partner_[certificate] = precertificate;
      return;
    }
    if (partner_[certificate] != kNoRecord) {
      out_.remarks.push_back({OddPair::two_precertificates, precertificate, certificate});
      // Its certificate is known, so it is no row of its own, unless it alone was asked for.
      const bool row =
          records_[certificate].is(Record::kMatched) || records_[partner_[certificate]].is(Record::kMatched);
      if (row || !records_[precertificate].is(Record::kMatched)) partner_[precertificate] = certificate;
      return;
    }
    partner_[precertificate] = certificate;
    partner_[certificate] = precertificate;
    if (!same_issuer) out_.remarks.push_back({OddPair::signing_ca, precertificate, certificate});
  }

  void remark_mismatch(uint32_t precertificate) {
    if (partner_[precertificate] != kNoRecord) return;
    for (const uint32_t certificate : certificates_) {
      const Record& c = records_[certificate];
      if (!signing_cas_.same_name(c.issuer, records_[precertificate].issuer)) continue;
      // A second precertificate of the certificate, which was remarked as such.
      if (same_tbs(records_[precertificate], c) && records_[precertificate].issuer_side == c.issuer_side) continue;
      out_.remarks.push_back({OddPair::same_serial, precertificate, certificate});
      return;
    }
  }

  RecordStore& records_;
  const SigningCas& signing_cas_;
  Pairing& out_;
  Indices partner_;
  Indices precertificates_, certificates_;
};

void make_rows(const RecordStore& records, const Pairer& pairer, Pairing& out) {
  constexpr uint32_t kAhead = 16;
  out.rows.reserve(records.size());  // what is not used of it is never touched
  for (uint32_t i = 0; i < records.size(); ++i) {
    if (i + kAhead < records.size()) records.prefetch(i + kAhead);
    if (records[i].is(Record::kDuplicate)) continue;
    if (records[i].is(Record::kPoisonAndScts)) out.remarks.push_back({OddPair::poison_and_scts, i, i});
    const bool precertificate = records[i].is(Record::kPrecertificate);
    const uint32_t other = pairer.partner(i);
    if (precertificate && other != kNoRecord) continue;  // its certificate makes the row
    const bool matched = records[i].is(Record::kMatched) || (other != kNoRecord && records[other].is(Record::kMatched));
    if (!matched) continue;
    out.rows.push_back(precertificate ? Row{kNoRecord, i} : Row{i, other});
  }
}

void sort_rows(const RecordStore& records, size_t threads, std::vector<Row>& rows) {
  const auto main = [&](size_t row) -> const Record& { return records[rows[row].main()]; };
  // Flipping the sign bit orders signed seconds as unsigned keys.
  Buckets buckets(rows.size(), threads,
                  [&](size_t row) { return static_cast<uint64_t>(main(row).not_before) ^ (uint64_t{1} << 63U); });
  buckets.sort([&](uint32_t x, uint32_t y) { return main(x).sha256 < main(y).sha256; });
  std::vector<Row> sorted;
  sorted.reserve(rows.size());
  for (const uint32_t row : buckets.order()) sorted.push_back(rows[row]);
  rows = std::move(sorted);
}

// Where each record goes so that records lie as rows use them: main ones first, then their precertificates, the rest.
Indices places_by_rows(size_t records, const std::vector<Row>& rows) {
  Indices places(records, kNoRecord);
  uint32_t next = 0;
  const auto place = [&](uint32_t record) {
    if (record != kNoRecord && places[record] == kNoRecord) places[record] = next++;
  };
  for (const Row& row : rows) place(row.main());
  for (const Row& row : rows) place(row.precertificate);
  for (uint32_t record = 0; record < records; ++record) place(record);
  return places;
}

// All that follows goes over the rows again and again; memory in their order makes each pass several times as fast.
void arrange(RecordStore& records, Pairing& pairing) {
  Indices places = places_by_rows(records.size(), pairing.rows);
  const auto moved = [&](uint32_t& record) {
    if (record != kNoRecord) record = places[record];
  };
  for (Row& row : pairing.rows) {
    moved(row.certificate);
    moved(row.precertificate);
  }
  for (PairRemark& remark : pairing.remarks) {
    moved(remark.first);
    moved(remark.second);
  }
  records.move_to(places);
}

void pair_all(RecordStore& records, size_t threads, Pairer& pairer) {
  Buckets buckets(records.size(), threads, [&](size_t i) { return meeting_key(records[i]); });
  buckets.sort([&](uint32_t x, uint32_t y) { return std::tie(records[x].sha256, x) < std::tie(records[y].sha256, y); });
  const Indices& order = buckets.order();
  for (size_t i = 0; i < order.size();) {
    size_t end = i + 1;
    while (end < order.size() && buckets.key(order[end]) == buckets.key(order[i])) ++end;
    if (end - i > 1) pairer.pair_group(std::span(order).subspan(i, end - i));
    i = end;
  }
}

}  // namespace

Pairing pair_records(RecordStore& records, size_t threads, const SigningCas& signing_cas) {
  Pairing out;
  {
    Pairer pairer(records, signing_cas, out);
    pair_all(records, threads, pairer);
    make_rows(records, pairer, out);
  }
  sort_rows(records, threads, out.rows);
  arrange(records, out);
  return out;
}

}  // namespace candor::evidence
