#include "evidence/pairing.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace candor::evidence {

namespace {

using Indices = std::vector<uint32_t>;

// A sort key with the record it came from: sorting these touches no record.
struct Key {
  uint64_t key;
  uint32_t index;
};

uint64_t first_bytes(const Sha256Value& value) {
  uint64_t key = 0;
  for (size_t i = 0; i < sizeof key; ++i) key = (key << 8U) | value[i];
  return key;
}

template <typename KeyOf, typename Tie>
void sort_by(const Indices& in, std::vector<Key>& keys, KeyOf&& key_of, Tie&& less_on_tie) {
  keys.clear();
  keys.reserve(in.size());
  for (const uint32_t i : in) keys.push_back({key_of(i), i});
  std::sort(keys.begin(), keys.end(),
            [&](const Key& a, const Key& b) { return a.key != b.key ? a.key < b.key : less_on_tie(a.index, b.index); });
}

// The first in input order stays, later ones are duplicates; what matched there matches here, being the same bytes.
uint64_t mark_duplicates(std::vector<Record>& records, Indices& order, std::vector<Key>& keys) {
  sort_by(
      order, keys, [&](uint32_t i) { return first_bytes(records[i].sha256); },
      [&](uint32_t x, uint32_t y) { return std::tie(records[x].sha256, x) < std::tie(records[y].sha256, y); });
  for (size_t i = 0; i < keys.size(); ++i) order[i] = keys[i].index;
  uint64_t duplicates = 0;
  for (size_t i = 1; i < order.size(); ++i) {
    Record& record = records[order[i]];
    if (record.sha256 != records[order[i - 1]].sha256) continue;
    record.flags |= Record::kDuplicate;
    ++duplicates;
  }
  std::erase_if(order, [&](uint32_t i) { return records[i].is(Record::kDuplicate); });
  return duplicates;
}

bool same_tbs(const Record& a, const Record& b) {
  return a.pair_low == b.pair_low && a.pair_high == b.pair_high && (a.pair_low | a.pair_high) != 0;
}

class Pairer {
 public:
  Pairer(const std::vector<Record>& records, Pairing& out)
      : records_(records), out_(out), partner_(records.size(), kNoRecord) {}

  // All records with one serial and one key.
  void pair_group(const uint32_t* begin, const uint32_t* end) {
    precertificates_.clear();
    certificates_.clear();
    for (const uint32_t* at = begin; at != end; ++at) {
      (records_[*at].is(Record::kPrecertificate) ? precertificates_ : certificates_).push_back(*at);
    }
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
      if (!same_issuer && p.issuer == c.issuer) continue;  // only the AKI differs: not what RFC 6962 allows
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
      if (same_issuer) out_.remarks.push_back({OddPair::two_precertificates, precertificate, certificate});
      return;
    }
    partner_[precertificate] = certificate;
    partner_[certificate] = precertificate;
    if (!same_issuer) out_.remarks.push_back({OddPair::signing_ca, precertificate, certificate});
  }

  void remark_mismatch(uint32_t precertificate) {
    if (partner_[precertificate] != kNoRecord) return;
    for (const uint32_t certificate : certificates_) {
      if (records_[certificate].issuer != records_[precertificate].issuer) continue;
      out_.remarks.push_back({OddPair::same_serial, precertificate, certificate});
      return;
    }
  }

  const std::vector<Record>& records_;
  Pairing& out_;
  Indices partner_;
  Indices precertificates_, certificates_;
};

void make_rows(const std::vector<Record>& records, const Indices& unique, const Pairer& pairer, Pairing& out) {
  for (const uint32_t i : unique) {
    const bool precertificate = records[i].is(Record::kPrecertificate);
    const uint32_t other = pairer.partner(i);
    if (precertificate && other != kNoRecord) continue;  // its certificate makes the row
    const bool matched = records[i].is(Record::kMatched) || (other != kNoRecord && records[other].is(Record::kMatched));
    if (!matched) continue;
    out.rows.push_back(precertificate ? Row{kNoRecord, i} : Row{i, other});
  }
  Indices order(out.rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<Key> keys;
  const auto main = [&](uint32_t row) -> const Record& { return records[out.rows[row].main()]; };
  // Flipping the sign bit orders signed seconds as unsigned keys.
  sort_by(
      order, keys, [&](uint32_t row) { return static_cast<uint64_t>(main(row).not_before) ^ (uint64_t{1} << 63U); },
      [&](uint32_t x, uint32_t y) { return main(x).sha256 < main(y).sha256; });
  std::vector<Row> sorted;
  sorted.reserve(keys.size());
  for (const Key& key : keys) sorted.push_back(out.rows[key.index]);
  out.rows = std::move(sorted);
}

}  // namespace

Pairing pair_records(std::vector<Record>& records) {
  Pairing out;
  Indices order(records.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<Key> keys;
  out.duplicates = mark_duplicates(records, order, keys);
  const Indices unique = order;
  sort_by(
      unique, keys, [&](uint32_t i) { return records[i].candidate; },
      [&](uint32_t x, uint32_t y) { return records[x].sha256 < records[y].sha256; });
  for (size_t i = 0; i < keys.size(); ++i) order[i] = keys[i].index;
  Pairer pairer(records, out);
  for (size_t i = 0; i < order.size();) {
    size_t end = i + 1;
    while (end < order.size() && records[order[end]].candidate == records[order[i]].candidate) ++end;
    if (end - i > 1 && records[order[i]].candidate != 0) pairer.pair_group(&order[i], &order[i] + (end - i));
    i = end;
  }
  make_rows(records, unique, pairer, out);
  return out;
}

}  // namespace candor::evidence
