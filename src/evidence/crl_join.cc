// Joins CRLs with the rows: revocation.h.
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "evidence/crl_files.h"
#include "evidence/describe.h"
#include "evidence/revocation.h"
#include "evidence/row_index.h"
#include "evidence/row_states.h"
#include "x509/extensions.h"
#include "x509/name.h"

namespace candor::evidence {

namespace {

using x509::Crl;

class Joiner {
 public:
  Joiner(EvidenceSet& set, const RevocationInputs& inputs, Revocations& out)
      : set_(set), inputs_(inputs), out_(out), index_(set, inputs.threads), states_(set, out) {}

  void take(const CrlFile& file, CrlFact& fact) {
    if (!file.refused.empty()) return;
    const Crl crl = x509::parse_crl(file.der());
    const uint32_t issuer = set_.issuers.same_as(set_.issuers.intern(crl.issuer));
    covered_.push_back(issuer);
    if (fact.verified == Verified::bad || !usable(crl, fact)) return;
    // What ended after the moment had not ended then.
    later_ = crl.this_update.instant && *crl.this_update.instant > inputs_.as_of;
    if (later_) note(fact, "was issued after the moment: it adds revocations, but changes and ends none");
    point_ = x509::read_issuing_point(crl.issuing_point);
    if (fact.delta) {
      look_for_base(crl, issuer, fact);
    } else if (!crl.number.empty()) {
      bases_[issuer] = std::max(bases_[issuer], ordered(crl.number));
    }
    states_.begin(crl.this_update.instant, later_);
    if (fact.delta || !fact.problem.empty() || later_) return read_entries(crl, issuer, fact);
    if (point_.named || point_.some_reasons || point_.indirect) return take_part(crl, issuer, fact);
    states_.forget();
    read_entries(crl, issuer, fact);
    if (fact.problem.empty() && crl.this_update.instant) end_absent(issuer);
  }

  void finish() {
    std::sort(covered_.begin(), covered_.end());
    std::vector<bool> met(set_.issuers.size());
    set_.for_each_row([&](uint32_t, const Row& row) { met[set_.records[row.main()].issuer] = true; });
    for (uint32_t issuer = 0; issuer < met.size(); ++issuer) {
      if (!met[issuer]) continue;
      if (!std::binary_search(covered_.begin(), covered_.end(), set_.issuers.same_as(issuer))) {
        out_.uncovered.push_back(printable(set_.issuers.text(issuer)));
      }
    }
    // By text: numbers depend on which thread met a name first.
    std::sort(out_.uncovered.begin(), out_.uncovered.end());
    out_.uncovered.erase(std::unique(out_.uncovered.begin(), out_.uncovered.end()), out_.uncovered.end());
  }

 private:
  static void note(CrlFact& fact, std::string_view what) {
    fact.note.append(fact.note.empty() ? "" : "; it ").append(what);
  }

  // Octets of a CRL number that compare as the number does.
  static std::pair<size_t, std::string> ordered(x509::Input number) {
    while (!number.empty() && number[0] == 0) number = number.subspan(1);
    return {number.size(), std::string(x509::as_chars(number))};
  }

  // RFC 5280 section 5.2.4: a delta CRL goes with a complete one of its base number or a later one.
  void look_for_base(const Crl& crl, uint32_t issuer, CrlFact& fact) const {
    const auto base = bases_.find(issuer);
    if (base != bases_.end() && base->second >= ordered(crl.delta_base)) return;
    note(fact, fmt::format("lists the changes since CRL number {}, and no complete CRL of that number or a later one "
                           "was given before it",
                           x509::serial_text(crl.delta_base)));
  }

  // One of several CRLs of an issuer, for a part of its certificates: what the one before it for the same part lists
  // and it does not, is gone.
  void take_part(const Crl& crl, uint32_t issuer, CrlFact& fact) {
    std::string part = std::to_string(issuer) + "/";
    part.append(x509::as_chars(crl.authority_key_id)).append("/").append(x509::as_chars(crl.issuing_point));
    const auto before = parts_.find(part);
    if (before != parts_.end()) {
      for_each_row(before->second, issuer, [&](uint32_t row) { states_.forget(row); });
    }
    read_entries(crl, issuer, fact);
    if (!fact.problem.empty()) return;
    if (before != parts_.end()) {
      for_each_row(before->second, issuer, [&](uint32_t row) {
        if (speaks_of(row)) states_.end_unless_seen(row);
      });
    }
    parts_.insert_or_assign(std::move(part), crl);
  }

  // Rows of the certificates that the CRL lists.
  template <typename Visit>
  void for_each_row(const Crl& crl, uint32_t issuer, Visit&& visit) {
    x509::Parser list(crl.entries);
    while (const auto entry = x509::next_entry(list)) {
      if (crl.indirect && !entry->certificate_issuer.empty()) issuer = entry_issuer(entry->certificate_issuer, issuer);
      index_.find(issuer, entry->serial, visit);
    }
  }

  // RFC 5280 sections 5.2, 5.3 and 5.2.5.
  static bool usable(const Crl& crl, CrlFact& fact) {
    const x509::Input unknown = x509::unknown_critical(crl);
    if (!unknown.empty()) {
      note(fact,
           fmt::format("has a critical extension that is not known ({}); it was not used", x509::oid_text(unknown)));
      return false;
    }
    if (x509::read_issuing_point(crl.issuing_point).only_attributes) {
      note(fact, "speaks of attribute certificates only; it was not used");
      return false;
    }
    return true;
  }

  // Whether the CRL speaks of the certificate of the row; of one known only from a listing that is not known.
  bool speaks_of(uint32_t row) const {
    const CertType type = set_.records[set_.pairing.rows[row].main()].type;
    if (type == CertType::unknown) return true;
    return !(point_.only_cas && type != CertType::ca) && !(point_.only_users && type == CertType::ca);
  }

  void read_entries(const Crl& crl, uint32_t crl_issuer, CrlFact& fact) {
    uint32_t issuer = crl_issuer;
    uint64_t others = 0;   // entries of other issuers in a CRL that says it has none
    uint64_t undated = 0;  // entries whose date cannot be read
    x509::Parser list(crl.entries);
    while (const auto entry = x509::next_entry(list)) {
      ++fact.entries;
      if (crl.indirect && !entry->certificate_issuer.empty()) issuer = entry_issuer(entry->certificate_issuer, issuer);
      if (!crl.indirect && names_other(entry->certificate_issuer, issuer)) {
        ++others;
        continue;
      }
      if (!entry->revoked.instant) {
        ++undated;
        if (later_) continue;  // whether it was revoked at the moment is not known
      } else if (*entry->revoked.instant > inputs_.as_of) {
        continue;
      }
      index_.find(issuer, entry->serial, [&](uint32_t row) {
        if (speaks_of(row)) states_.apply(row, *entry);
      });
    }
    if (others > 0) {
      note(fact, fmt::format("has {} {} of other issuers though it is not indirect; {} not used", others,
                             others == 1 ? "entry" : "entries", others == 1 ? "it was" : "they were"));
    }
    if (undated > 0) {
      note(fact, fmt::format("has {} {} with a revocation date that cannot be read{}", undated,
                             undated == 1 ? "entry" : "entries",
                             later_ ? "; not used" : ": revoked, but the listing can give no date"));
    }
    if (!list.done()) fact.problem = "the list of entries breaks off";
  }

  bool names_other(x509::Input names, uint32_t issuer) {
    if (names.empty()) return false;
    bool same = false;
    x509::for_each_name(names, [&](x509::NameType type, x509::Input content) {
      same =
          same || (type == x509::NameType::directory && set_.issuers.same_as(set_.issuers.intern(content)) == issuer);
    });
    return !same;
  }

  // RFC 5280 section 5.3.3: the directoryName of the certificate issuer holds for the entries that follow.
  uint32_t entry_issuer(x509::Input names, uint32_t before) {
    uint32_t issuer = before;
    x509::for_each_name(names, [&](x509::NameType type, x509::Input content) {
      if (type == x509::NameType::directory) issuer = set_.issuers.same_as(set_.issuers.intern(content));
    });
    covered_.push_back(issuer);
    return issuer;
  }

  void end_absent(uint32_t issuer) {
    for (uint32_t row = 0; row < set_.pairing.rows.size(); ++row) {
      if (!states_.may_end(row)) continue;
      const Record& record = set_.records[set_.pairing.rows[row].main()];
      if (set_.issuers.same_as(record.issuer) == issuer && speaks_of(row)) states_.end_unless_seen(row);
    }
  }

  EvidenceSet& set_;
  const RevocationInputs& inputs_;
  Revocations& out_;
  RowIndex index_;
  RowStates states_;
  bool later_ = false;                                        // the CRL at hand is of after the moment
  x509::IssuingPoint point_;                                  // of the CRL at hand
  std::map<uint32_t, std::pair<size_t, std::string>> bases_;  // by issuer: the highest number of a complete CRL
  std::map<std::string, Crl> parts_;                          // the newest so far of each
  std::vector<uint32_t> covered_;
};

CrlFact fact_of(const CrlFile& file, Sha256& sha256, const IssuerCertificates& issuers, Instant as_of) {
  CrlFact fact;
  fact.file = file.name;
  fact.sha256 = x509::to_hex(sha256.of(file.der()));
  if (!file.refused.empty()) {
    fact.note = file.refused;
    fact.passed_over = true;
    return fact;
  }
  const Crl crl = x509::parse_crl(file.der());
  fact.issuer = printable(x509::name_text(crl.issuer));
  fact.this_update = crl.this_update.instant;
  fact.next_update = crl.next_update.instant;
  if (!crl.number.empty()) fact.number = x509::serial_text(crl.number);
  fact.delta = !crl.delta_base.empty();
  fact.indirect = crl.indirect;
  fact.stale = !fact.next_update || *fact.next_update < as_of;
  fact.problem = crl.problem;
  fact.verified = issuers.verify(crl.issuer, crl.authority_key_id, crl.tbs, crl.signature_algorithm, crl.signature);
  return fact;
}

}  // namespace

Result<Revocations> join_crls(EvidenceSet& set, const RevocationInputs& inputs) {
  auto files = read_crl_files(inputs.crls, inputs.judged ? Refusal::tell : Refusal::pass_over);
  if (!files) return files.error();
  Revocations out;
  Sha256 sha256;
  std::vector<std::pair<CrlFact, const CrlFile*>> ordered;
  for (const CrlFile& file : *files)
    ordered.emplace_back(fact_of(file, sha256, set.ca_certificates, inputs.as_of), &file);
  std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.this_update, a.first.sha256) < std::tie(b.first.this_update, b.first.sha256);
  });
  Joiner joiner(set, inputs, out);
  for (auto& [fact, file] : ordered) {
    joiner.take(*file, fact);
    out.crls.push_back(std::move(fact));
  }
  joiner.finish();
  return out;
}

}  // namespace candor::evidence
