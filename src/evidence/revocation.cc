#include "evidence/revocation.h"

#include <algorithm>
#include <fmt/format.h>

#include "evidence/crl_files.h"
#include "evidence/describe.h"
#include "evidence/row_index.h"
#include "evidence/signature.h"
#include "x509/extensions.h"
#include "x509/name.h"

namespace candor::evidence {

namespace {

using x509::Crl;
using x509::Reason;
using State = RevokedRows::State;

class Joiner {
 public:
  Joiner(EvidenceSet& set, const RevocationInputs& inputs, Revocations& out)
      : set_(set), inputs_(inputs), out_(out), index_(set, inputs.threads) {}

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
    const bool complete = !fact.delta && crl.issuing_point.empty() && fact.problem.empty() && !later_;
    states().resize(set_.pairing.rows.size());
    if (complete) {
      for (State& state : states()) state.seen = 0;
    }
    read_entries(crl, issuer, fact);
    if (complete && fact.problem.empty()) end_absent(issuer, crl);
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
    uint64_t others = 0;  // entries of other issuers in a CRL that says it has none
    x509::Parser list(crl.entries);
    while (const auto entry = x509::next_entry(list)) {
      ++fact.entries;
      if (crl.indirect && !entry->certificate_issuer.empty()) issuer = entry_issuer(entry->certificate_issuer, issuer);
      if (!crl.indirect && names_other(entry->certificate_issuer, issuer)) {
        ++others;
        continue;
      }
      if (!entry->revoked.instant || *entry->revoked.instant > inputs_.as_of) continue;
      index_.find(issuer, entry->serial, [&](uint32_t row) {
        if (speaks_of(row)) apply(row, *entry);
      });
    }
    if (others > 0) {
      note(fact, fmt::format("has {} {} of other issuers though it is not indirect; {} not used", others,
                             others == 1 ? "entry" : "entries", others == 1 ? "it was" : "they were"));
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

  void apply(uint32_t row, const x509::CrlEntry& entry) {
    State& state = states()[row];
    if (entry.reason == Reason::remove_from_crl) {
      if (state.known != 0 && state.ended == 0 && !later_) {
        state.ended = 1;
        ++out_.released;
      }
      return;
    }
    if (later_ && state.known != 0 && state.ended == 0) return;
    state.set({*entry.revoked.instant, entry.reason});
  }

  // A later complete CRL of the same issuer without the entry: a hold was lifted; anything else should have stayed
  // until the certificate expired (RFC 5280 section 3.3).
  void end_absent(uint32_t issuer, const Crl& crl) {
    if (!crl.this_update.instant) return;
    const int64_t moment = crl.this_update.instant->time_since_epoch().count();
    for (size_t row = 0; row < states().size(); ++row) {
      State& state = states()[row];
      if (state.known == 0 || state.ended != 0 || state.seen != 0) continue;
      const Record& record = set_.records[set_.pairing.rows[row].main()];
      if (set_.issuers.same_as(record.issuer) != issuer || record.not_after < moment) continue;
      if (state.get().reason == Reason::certificate_hold) {
        state.ended = 1;
        ++out_.released;
      } else {
        ++out_.vanished;
      }
    }
  }

  std::vector<State>& states() { return out_.rows.states(); }

  EvidenceSet& set_;
  const RevocationInputs& inputs_;
  Revocations& out_;
  RowIndex index_;
  bool later_ = false;        // the CRL at hand is of after the moment
  x509::IssuingPoint point_;  // of the CRL at hand
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
  }
  return "";
}

Result<Revocations> join_crls(EvidenceSet& set, const RevocationInputs& inputs) {
  auto issuers = IssuerCertificates::read(inputs.issuers);
  if (!issuers) return issuers.error();
  auto files = read_crl_files(inputs.crls, inputs.judged ? Refusal::tell : Refusal::pass_over);
  if (!files) return files.error();
  Revocations out;
  Sha256 sha256;
  std::vector<std::pair<CrlFact, const CrlFile*>> ordered;
  for (const CrlFile& file : *files) ordered.emplace_back(fact_of(file, sha256, *issuers, inputs.as_of), &file);
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
