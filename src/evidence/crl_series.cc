#include "evidence/crl_series.h"

#include <algorithm>
#include <fmt/format.h>

#include "evidence/revocation.h"
#include "x509/extensions.h"

namespace candor::evidence {

using x509::Crl;

namespace {

// pathLenConstraint 0: it can issue certificates to subscribers only (and its own OCSP responders).
bool issues_to_subscribers_only(x509::Input der) {
  const x509::Certificate c = x509::parse_certificate(der);
  if (!c.has(x509::Ext::basic_constraints)) return false;
  const auto constraints = x509::read_basic_constraints(c.get(x509::Ext::basic_constraints).value);
  return constraints && constraints->path_length == 0;
}

}  // namespace

void CrlSeries::add(const CrlFile& file, StatusFinding finding) {
  finding.file = file.name;
  findings_.push_back(std::move(finding));
}

void CrlSeries::sort_into_series(const std::vector<CrlFile>& files) {
  Sha256 sha256;
  for (const CrlFile& file : files) {
    if (!file.refused.empty()) {
      add(file, {StatusProblem::crl_malformed, "", file.refused});
      continue;
    }
    Issue issue{&file, x509::parse_crl(file.der()), x509::to_hex(sha256.of(file.der()))};
    const Crl& crl = issue.crl;
    issue.signature_bad = issuers_.verify(crl.issuer, crl.authority_key_id, crl.tbs, crl.signature_algorithm,
                                          crl.signature) == Verified::bad;
    issue.usable = x509::unknown_critical(crl).empty();
    const uint32_t issuer = set_.issuers.same_as(set_.issuers.intern(crl.issuer));
    const bool delta = !crl.delta_base.empty();
    const std::string key =
        fmt::format("{}/{}/{}/{}", issuer, delta, x509::to_hex(crl.authority_key_id), x509::to_hex(crl.issuing_point));
    Series& series = series_[key];
    series.issuer = issuer;
    series.delta = delta;
    series.point = x509::read_issuing_point(crl.issuing_point);
    const bool known = std::any_of(series.issues.begin(), series.issues.end(),
                                   [&](const Issue& other) { return other.sha256 == issue.sha256; });
    if (!known) series.issues.push_back(std::move(issue));
  }
  for (auto& [key, series] : series_) {
    std::sort(series.issues.begin(), series.issues.end(), [](const Issue& a, const Issue& b) {
      return std::tie(a.crl.this_update.instant, a.sha256) < std::tie(b.crl.this_update.instant, b.sha256);
    });
  }
}

// By the CRL's own word, else by the certificates that were given, else by the issuer's own certificate.
CrlLimits CrlSeries::limits_of(const Series& series) const {
  CrlLimits limits;
  bool subscribers = false;
  bool cas = false;
  for (const Row& row : set_.pairing.rows) {
    const Record& record = set_.records[row.main()];
    if (set_.issuers.same_as(record.issuer) != series.issuer) continue;
    (record.type == CertType::ca ? cas : subscribers) = true;
    limits.all_point_to_ocsp = limits.all_point_to_ocsp && notes_.of(record.sha256).ocsp_pointer;
  }
  const Crl& crl = series.issues.front().crl;
  const auto of = issuers_.of(crl.issuer, crl.authority_key_id);
  if (series.point.only_cas || series.point.only_users) {
    limits.scope = series.point.only_cas ? CrlScope::cas : CrlScope::subscribers;
  } else if (subscribers || std::any_of(of.begin(), of.end(), issues_to_subscribers_only)) {
    limits.scope = CrlScope::subscribers;
  } else if (cas) {
    limits.scope = CrlScope::cas;
  }
  return limits;
}

// A shard speaks of the certificates that point to it (RFC 5280 section 5.2.5 wants the same URI in both).
bool CrlSeries::covers(const Series& series, uint32_t row) const {
  const Record& record = set_.records[set_.pairing.rows[row].main()];
  if (series.point.indirect || series.point.some_reasons || series.point.only_attributes) return false;
  if (set_.issuers.same_as(record.issuer) != series.issuer) return false;
  if (series.point.only_users && record.type == CertType::ca) return false;
  if (series.point.only_cas && record.type != CertType::ca) return false;
  if (series.point.uris.empty()) return true;
  const auto& wanted = notes_.of(record.sha256).crl_uris;
  return std::find_first_of(wanted.begin(), wanted.end(), series.point.uris.begin(), series.point.uris.end()) !=
         wanted.end();
}

std::optional<Instant> CrlSeries::newest_for(uint32_t row) const {
  std::optional<Instant> newest;
  for (const auto& [key, series] : series_) {
    if (series.delta || !covers(series, row)) continue;
    for (const Issue& issue : series.issues) {
      if (!issue.signature_bad && issue.usable && issue.crl.problem.empty())
        newest = std::max(newest, issue.crl.this_update.instant);
    }
  }
  return newest;
}

// Keys of the revoked certificates, sorted.
std::vector<uint64_t> CrlSeries::entries_of(const Series& series, const Crl& crl, bool with_holds) {
  std::vector<uint64_t> keys;
  for_each_entry(series.issuer, crl, [&](uint64_t key, const x509::CrlEntry& entry) {
    if (with_holds || entry.reason != x509::Reason::certificate_hold) keys.push_back(key);
  });
  std::sort(keys.begin(), keys.end());
  return keys;
}

// Only of certificates that were given it is known whether they had expired.
void CrlSeries::judge_vanished(const Series& series, const Issue& before, const Issue& after) {
  if (!after.crl.this_update.instant || !after.crl.problem.empty()) return;
  const auto earlier = entries_of(series, before.crl, false);
  const auto later = entries_of(series, after.crl, true);
  std::vector<uint64_t> gone;
  std::set_difference(earlier.begin(), earlier.end(), later.begin(), later.end(), std::back_inserter(gone));
  uint64_t valid = 0;
  uint64_t early = 0;
  uint64_t expired = 0;
  for (const uint64_t key : gone) {
    index_.find(key, [&](uint32_t row) {
      const Record& record = set_.records[set_.pairing.rows[row].main()];
      const Instant not_after = Instant(Seconds(record.not_after));
      const bool over = not_after < *after.crl.this_update.instant;
      // RFC 5280 section 3.3: an entry stays until it stood in a CRL that was issued after the certificate expired.
      const bool stood = before.crl.this_update.instant > not_after;
      if (over && (stood || !follows_directly(before.crl.number, after.crl.number))) {
        ++expired;
        return;
      }
      ++(over ? early : valid);
      by_row_[row].push_back(
          {StatusProblem::crl_entry_vanished, after.file->name,
           fmt::format("in {}, not in the CRL of {}{}", before.file->name,
                       format_instant(*after.crl.this_update.instant), over ? ", the first since it expired" : "")});
    });
  }
  if (gone.size() == expired) return;
  const uint64_t unknown = gone.size() - std::min<uint64_t>(gone.size(), valid + early + expired);
  std::string detail =
      fmt::format("{} of {}: {} of unexpired certificates", valid + early + unknown, before.file->name, valid);
  if (early > 0) detail += fmt::format(", {} that had to stand in one CRL after expiry", early);
  detail += fmt::format(", {} of certificates that were not given", unknown);
  add(*after.file, {StatusProblem::crl_entries_vanished, "", std::move(detail)});
}

void CrlSeries::judge_series(const Series& series, Instant as_of) {
  const CrlLimits limits = limits_of(series);
  const Issue* before = nullptr;
  const Issue* newest = &series.issues.front();
  for (const Issue& issue : series.issues) {
    if (issue.crl.this_update.instant && *issue.crl.this_update.instant <= as_of) newest = &issue;
  }
  for (const Issue& issue : series.issues) {
    if (issue.signature_bad) add(*issue.file, {StatusProblem::crl_bad_signature, "", "with the issuer's key"});
    for (auto& finding : judge_crl(issue.crl, limits, &issue == newest, as_of)) {
      add(*issue.file, std::move(finding));
    }
    if (issue.signature_bad) continue;  // not the CA's word
    if (before != nullptr) {
      for (auto& finding : judge_succession(before->crl, issue.crl, limits)) {
        finding.detail += fmt::format("; compared with {}", before->file->name);
        add(*issue.file, std::move(finding));
      }
      if (!series.delta) judge_vanished(series, *before, issue);
    }
    before = &issue;
  }
}

void CrlSeries::judge(const std::vector<CrlFile>& files, Instant as_of) {
  sort_into_series(files);
  for (const auto& [key, series] : series_) judge_series(series, as_of);
  judge_removals();
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const StatusFinding& a, const StatusFinding& b) { return a.file < b.file; });
}

}  // namespace candor::evidence
