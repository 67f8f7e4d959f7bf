#include "evidence/listed_place.h"

#include <cstring>
#include <fmt/format.h>
#include <unordered_map>

#include "evidence/revocation.h"
#include "evidence/worker.h"

namespace candor::evidence {

namespace {

struct HashOf {
  size_t operator()(const Sha256Value& value) const {
    size_t out = 0;
    std::memcpy(&out, value.data(), sizeof out);
    return out;
  }
};

// What is known of a hash that some row names.
struct Named {
  uint32_t row;        // the first that names it
  bool there = false;  // and the certificate itself was read
};

std::string moment_text(int64_t seconds) {
  return format_instant(Instant(Seconds(seconds)));
}

// In what two rows about one certificate contradict each other; empty when each says what the other does or nothing.
std::string disagreement(const ListedRow& first, const ListedRow& second) {
  std::string out;
  const auto differ = [&](report::Column column, std::string_view one, std::string_view other) {
    const std::string_view name = report::name_of(column);
    out += fmt::format("{}\"{}\"{}", out.empty() ? "" : ", ", name,
                       one.empty() ? "" : fmt::format(" ({}; {})", one, other));
  };
  const auto times = [&](report::Column column, int64_t one, int64_t other) {
    if (one != 0 && other != 0 && one != other) differ(column, moment_text(one), moment_text(other));
  };
  times(report::Column::not_before, first.not_before, second.not_before);
  times(report::Column::not_after, first.not_after, second.not_after);
  if (first.serial != 0 && second.serial != 0 && first.serial != second.serial) differ(report::Column::serial, "", "");
  if (!first.is(ListedRow::kSaysRevoked) || !second.is(ListedRow::kSaysRevoked)) return out;
  if (first.is_revoked != second.is_revoked) {
    differ(report::Column::is_revoked, to_string(first.is_revoked), to_string(second.is_revoked));
  } else if (first.is_revoked == IsRevoked::yes) {
    if (first.revoked != second.revoked && first.revoked != Revoked::kNoDate && second.revoked != Revoked::kNoDate) {
      differ(report::Column::revocation_date, format_instant(first.revoked), format_instant(second.revoked));
    }
    if (first.reason != second.reason && first.reason != x509::Reason::none && second.reason != x509::Reason::none) {
      differ(report::Column::revocation_reason, x509::reason_text(first.reason), x509::reason_text(second.reason));
    }
  }
  return out;
}

class Placer {
 public:
  Placer(EvidenceSet& set, ListedContext context) : set_(set), context_(std::move(context)) {}

  Status run() {
    for (uint32_t i = 0; i < context_.rows.size(); ++i) first_of(i);
    for (size_t i = 0; i < set_.records.size(); ++i) met(set_.records[i].sha256);
    if (auto status = meet_elsewhere(); !status) return status;
    for (uint32_t i = 0; i < context_.rows.size(); ++i) {
      place(i);
      constexpr size_t kTogether = 1024;
      if (remarks_.size() < kTogether) continue;
      if (auto status = tell(); !status) return status;
    }
    keep_conflicts();
    return tell();
  }

 private:
  // Rows that share a hash are about the same certificate. The first one speaks for all, but takes a hash it does not
  // have, and a revocation, from a later one.
  void first_of(uint32_t number) {
    ListedRow& row = context_.rows[number];
    uint32_t first = number;
    for_each_hash(row, [&](const Sha256Value& hash, ListedRow::Flag) {
      const auto known = named_.find(hash);
      if (known != named_.end()) first = std::min(first, known->second.row);
    });
    for_each_hash(row, [&](const Sha256Value& hash, ListedRow::Flag flag) {
      Named& named = named_.emplace(hash, Named{first}).first->second;
      ListedRow& other = context_.rows[first];
      if (first == number || other.is(flag)) return;
      if (named.row != first && !only_names(named.row, flag)) return;
      if (named.row != first) firsts_[named.row] = first;  // listed apart before, now known to be a pair
      named.row = first;
      (flag == ListedRow::kCertificate ? other.certificate : other.precertificate) = hash;
      other.flags |= flag;
    });
    firsts_.push_back(first);
    ListedRow& other = context_.rows[first];
    if (first != number) note_conflict(number, first);
    if (first == number || row.is_revoked != IsRevoked::yes || other.is_revoked == IsRevoked::yes) return;
    other.is_revoked = row.is_revoked;
    other.revoked = row.revoked;
    other.reason = row.reason;
  }

  void note_conflict(uint32_t number, uint32_t first) {
    const ListedRow& row = context_.rows[number];
    const ListedRow& other = context_.rows[first];
    constexpr uint8_t kOfIncident = ListedRow::kMatched | ListedRow::kUndecided;
    if (((row.flags | other.flags) & kOfIncident) == 0) return;
    std::string what = disagreement(other, row);
    if (what.empty()) return;
    conflicts_.emplace_back(first, ListedConflict{{}, {other.file, other.line}, {row.file, row.line}, std::move(what)});
  }

  // Each in the one shard that its certificate would belong to if it were known only from here.
  void keep_conflicts() {
    for (auto& [first, conflict] : conflicts_) {
      conflict.hash = context_.rows[first].main();
      if (context_.shards > 1 && shard_of(of_hash(conflict.hash), context_.shards) != context_.shard) continue;
      set_.listed_conflicts.push_back(std::move(conflict));
    }
  }

  bool only_names(uint32_t row, ListedRow::Flag flag) const {
    const auto hashes = static_cast<uint8_t>(ListedRow::kCertificate | ListedRow::kPrecertificate);
    return (context_.rows[row].flags & hashes) == flag;
  }

  template <typename Visit>
  static void for_each_hash(const ListedRow& row, Visit&& visit) {
    const ListedRow copy = row;
    if (copy.is(ListedRow::kCertificate)) visit(copy.certificate, ListedRow::kCertificate);
    if (copy.is(ListedRow::kPrecertificate)) visit(copy.precertificate, ListedRow::kPrecertificate);
  }

  void met(const Sha256Value& hash) {
    const auto known = named_.find(hash);
    if (known != named_.end()) known->second.there = true;
  }

  Status meet_elsewhere() {
    if (context_.elsewhere == nullptr) return {};
    constexpr uint64_t kPiece = 1U << 16U;
    std::string room;
    for (uint64_t at = 0; at < context_.elsewhere->size(); at += kPiece) {
      const auto length = static_cast<size_t>(std::min(kPiece, context_.elsewhere->size() - at));
      const auto piece = context_.elsewhere->read(at, length, room);
      if (!piece) return piece.error();
      Sha256Value hash{};
      for (size_t i = 0; i + hash.size() <= piece->size(); i += hash.size()) {
        std::memcpy(hash.data(), piece->data() + i, hash.size());
        met(hash);
      }
    }
    return {};
  }

  void place(uint32_t number) {
    const ListedRow& row = context_.rows[number];
    ListingFact& fact = fact_of(row.file);
    ++fact.rows;
    bool there = false;
    bool all_there = true;
    for_each_hash(row, [&](const Sha256Value& hash, ListedRow::Flag) {
      const bool met = named_.at(hash).there;
      there |= met;
      all_there &= met;
    });
    if (there) {
      ++fact.found;
      if (!all_there) tell_missing(row);
    } else if (firsts_[number] != number) {
      ++fact.repeated;
      tell_conflict(row, context_.rows[firsts_[number]]);
    } else if (row.is(ListedRow::kUndecided)) {
      ++fact.undecided;
      remark(row, row.main(), "not listed: the condition asks for what the row does not say");
    } else if (row.is(ListedRow::kMatched)) {
      ++fact.alone;
      add(row);
    }
  }

  void tell_missing(const ListedRow& row) {
    for_each_hash(row, [&](const Sha256Value& hash, ListedRow::Flag flag) {
      if (named_.at(hash).there) return;
      remark(row, hash,
             flag == ListedRow::kCertificate
                 ? "its precertificate was read; the certificate of this hash was not and is not listed"
                 : "its certificate was read; the precertificate of this hash was not and is not listed");
    });
  }

  void tell_conflict(const ListedRow& row, const ListedRow& first) {
    for_each_hash(row, [&](const Sha256Value& hash, ListedRow::Flag) {
      if (hash == first.certificate || hash == first.precertificate) return;
      remark(row, hash,
             fmt::format("line {} pairs the same certificate with another hash; this one is not listed", first.line));
    });
  }

  void remark(const ListedRow& row, const Sha256Value& hash, std::string_view what) {
    remarks_.push_back({row.file, 0, x509::to_hex(hash), fmt::format("line {}: {}", row.line, what)});
  }

  Status tell() {
    Status told = set_.rejected.add(remarks_);
    remarks_.clear();
    return told;
  }

  ListingFact& fact_of(uint32_t file) {
    if (set_.listings.empty() || file_ != file) {
      file_ = file;
      set_.listings.emplace_back().file = set_.files[file].name;
      set_.listings.back().unused = set_.files[file].unused_columns;
    }
    return set_.listings.back();
  }

  // The two records of a pair say that they are one as others do: by the same values, which nothing else has.
  void add(const ListedRow& row) {
    Record record = of_hash(row.main());
    record.pair_low = set_.listed.size();
    record.pair_high = UINT64_MAX;
    record.flags = Record::kReadable | Record::kClean | Record::kMatched | Record::kListed;
    if (context_.shards > 1 && shard_of(record, context_.shards) != context_.shard) return;
    if (row.is(ListedRow::kPersonal)) record.flags |= Record::kPersonal;
    record.serial = row.serial;
    record.not_before = row.not_before;
    record.not_after = row.not_after;
    record.row_offset = row.row_offset;
    record.row_length = row.row_length;
    record.extra_length = row.extra_length;
    record.offset = set_.listed.size();
    record.file = row.file;
    record.issuer = row.issuer;
    record.problems = row.problems;
    record.type = CertType::unknown;
    set_.listed.push_back({row.revoked, row.is_revoked, row.reason});
    for_each_hash(row, [&](const Sha256Value& hash, ListedRow::Flag flag) {
      record.sha256 = hash;
      record.flags &= static_cast<uint16_t>(~Record::kPrecertificate);
      if (flag == ListedRow::kPrecertificate) record.flags |= Record::kPrecertificate;
      set_.records.push_back(record);
      ++set_.listed_records;
    });
  }

  static Record of_hash(const Sha256Value& hash) {
    Record record;
    record.sha256 = hash;
    std::memcpy(&record.candidate, record.sha256.data(), sizeof record.candidate);
    if (record.candidate == 0) record.candidate = 1;  // 0: none
    return record;
  }

  EvidenceSet& set_;
  ListedContext context_;
  std::vector<std::pair<uint32_t, ListedConflict>> conflicts_;  // with the first row about the certificate
  std::unordered_map<Sha256Value, Named, HashOf> named_;
  std::vector<Rejected> remarks_;  // not told yet
  std::vector<uint32_t> firsts_;   // by row: the first row about the same certificate
  uint32_t file_ = 0;
};

}  // namespace

Status place_listed(EvidenceSet& set, ListedContext context) {
  if (context.rows.empty()) return {};
  return Placer(set, std::move(context)).run();
}

}  // namespace candor::evidence
