#include "evidence/signing_cas.h"

#include <array>

#include "x509/extensions.h"

namespace candor::evidence {

bool signs_precertificates(const x509::Certificate& certificate) {
  static constexpr std::array<uint8_t, 10> kPurpose = {0x2B, 6, 1, 4, 1, 0xD6, 0x79, 2, 4, 4};
  if (!certificate.has(x509::Ext::ext_key_usage)) return false;
  bool found = false;
  x509::for_each_purpose(certificate.get(x509::Ext::ext_key_usage).value,
                         [&](x509::Input oid) { found |= x509::equal(oid, kPurpose); });
  return found;
}

void SigningCas::settle(const IssuerTable& issuers) {
  issuers_ = &issuers;
  for (const CaCertificate& ca : cas_) {
    auto& signs_for = signs_for_[issuers.same_as(ca.subject)];
    if (ca.signs_precertificates) signs_for.insert(issuers.same_as(ca.issuer));
  }
}

bool SigningCas::same_name(uint32_t a, uint32_t b) const {
  return a == b || (issuers_ != nullptr && issuers_->same_as(a) == issuers_->same_as(b));
}

bool SigningCas::may_sign_for(uint32_t signer, uint32_t issuer) const {
  if (same_name(signer, issuer)) return false;
  if (issuers_ == nullptr) return true;
  const auto known = signs_for_.find(issuers_->same_as(signer));
  return known == signs_for_.end() || known->second.contains(issuers_->same_as(issuer));
}

}  // namespace candor::evidence
