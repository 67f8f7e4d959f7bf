#include "evidence/sct_check.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "evidence/watching.h"
#include "x509/extensions.h"

namespace candor::evidence {

using x509::Certificate;
using x509::Ext;
using x509::Input;
using x509::Sct;

namespace {

constexpr std::string_view kNoList = "no: no SCT list";
constexpr std::string_view kUnreadable = "no: SCT list cannot be read";
constexpr std::string_view kEmpty = "no: SCT list is empty";
constexpr std::string_view kNoIssuer = "no: issuer not given";
constexpr std::string_view kNotJudged = "no: only its precertificate was chosen";
constexpr std::string_view kListedOnly = "no: known only from a listing";
constexpr std::string_view kPrecertificate = "no: precertificate, which holds no SCTs";

// id-kp-serverAuth 1.3.6.1.5.5.7.3.1 and anyExtendedKeyUsage 2.5.29.37.0
constexpr std::array<uint8_t, 8> kServer = {0x2B, 6, 1, 5, 5, 7, 3, 1};
constexpr std::array<uint8_t, 4> kAny = {0x55, 0x1D, 0x25, 0};

bool for_servers(const Certificate& c, CertType type) {
  if (type == CertType::ca || type == CertType::smime || type == CertType::code_signing) return false;
  if (!c.has(Ext::ext_key_usage)) return true;
  bool found = false;
  x509::for_each_purpose(c.get(Ext::ext_key_usage).value,
                         [&](Input oid) { found |= x509::equal(oid, kServer) || x509::equal(oid, kAny); });
  return found;
}

void append_number(std::string& out, uint64_t value, int octets) {
  for (int i = octets; i-- > 0;) out.push_back(static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU));
}

// digitally-signed struct of RFC 6962 section 3.2, with entry_type precert_entry.
std::string signed_bytes(const Sct& sct, Input issuer_key_hash, std::string_view tbs) {
  std::string out("\0\0", 2);  // v1, certificate_timestamp
  append_number(out, sct.millis, 8);
  append_number(out, 1, 2);
  out += x509::as_chars(issuer_key_hash);
  append_number(out, tbs.size(), 3);
  out += tbs;
  append_number(out, sct.extensions.size(), 2);
  out += x509::as_chars(sct.extensions);
  return out;
}

// HashAlgorithm sha256(4); SignatureAlgorithm rsa(1), ecdsa(3): the only ones that RFC 6962 section 2.1.4 allows.
bool known_algorithm(const Sct& sct) {
  return sct.version == 0 && sct.hash == 4 && (sct.signature_algorithm == 1 || sct.signature_algorithm == 3);
}

}  // namespace

// Empty when it shows that the certificate was logged.
std::string_view SctChecker::judge_sct(const Sct& sct, const std::vector<Input>& issuers,
                                       const std::string& tbs) const {
  const CtLog* log = logs_.find(sct.log_id);
  if (log == nullptr) return "unknown log";
  if (log->rejected) return "rejected log";
  if (log->retired && sct.timestamp >= *log->retired) return "log retired before the SCT";
  if (sct.timestamp > as_of_) return "SCT from the future";
  if (!known_algorithm(sct)) return "unknown signature algorithm";
  thread_local Sha256 sha256;
  const bool good = std::any_of(issuers.begin(), issuers.end(), [&](Input der) {
    const auto key_hash = sha256.of(x509::parse_certificate(der).public_key);
    return verify_sha256(log->key.get(), x509::as_bytes(signed_bytes(sct, key_hash, tbs)), sct.signature);
  });
  return good ? "" : "bad signature";
}

std::string SctChecker::judge(const Certificate& c, CertType type) const {
  if (!for_servers(c, type)) return std::string(kLogNotOwed);
  if (c.is_precertificate()) return std::string(kPrecertificate);
  if (!c.has(Ext::sct_list)) return std::string(kNoList);
  std::vector<Sct> scts;
  if (!x509::read_scts(c.get(Ext::sct_list).value, scts)) return std::string(kUnreadable);
  if (scts.empty()) return std::string(kEmpty);
  const std::string tbs = x509::logged_tbs(c);
  if (tbs.empty()) return std::string(kUnreadable);
  Input key_id;
  if (c.has(Ext::authority_key_id)) key_id = x509::read_key_id(c.get(Ext::authority_key_id).value);
  const auto issuers = issuers_.of(c.issuer, key_id);
  if (issuers.empty()) return std::string(kNoIssuer);
  std::vector<std::string_view> reasons;
  for (const Sct& sct : scts) {
    const std::string_view reason = judge_sct(sct, issuers, tbs);
    if (reason.empty()) return std::string(kLogged);
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(reason);
  }
  std::sort(reasons.begin(), reasons.end());
  return fmt::format("no: {}", fmt::join(reasons, ", "));
}

class LoggedHeuristic : public WatchingHeuristic {
 public:
  LoggedHeuristic(std::unique_ptr<Heuristic> inner, LoggedNotes& notes)
      : WatchingHeuristic(std::move(inner)), notes_(notes) {}

 protected:
  void watch(const Certificate& certificate, Record& record) override {
    if (!record.is(Record::kMatched) || certificate.is_precertificate()) return;
    std::string verdict = notes_.checker_.judge(certificate, record.type);
    if (verdict == kLogged) return;
    const std::lock_guard lock(notes_.mutex_);
    notes_.others_.insert_or_assign(record.sha256, std::move(verdict));
  }

 private:
  LoggedNotes& notes_;
};

std::unique_ptr<Heuristic> LoggedNotes::noting(std::unique_ptr<Heuristic> inner) {
  return std::make_unique<LoggedHeuristic>(std::move(inner), *this);
}

std::string LoggedNotes::verdict(const Record& record) {
  if (record.is(Record::kListed)) return std::string(kListedOnly);
  if (record.is(Record::kPrecertificate)) return std::string(kPrecertificate);
  if (!record.is(Record::kMatched)) return std::string(kNotJudged);
  const std::lock_guard lock(mutex_);
  const auto found = others_.find(record.sha256);
  return found == others_.end() ? std::string(kLogged) : found->second;
}

}  // namespace candor::evidence
