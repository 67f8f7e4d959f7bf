// Which CAs may sign precertificates in another's stead (RFC 6962 section 3.1: a precertificate signing certificate has
// the extended key usage 1.3.6.1.4.1.11129.2.4.4 and is issued by the CA that issues the final certificate), as far as
// their certificates are in the input or given as issuers.
#pragma once

#include <compare>
#include <cstdint>
#include <set>
#include <unordered_map>

#include "evidence/issuer_table.h"
#include "x509/certificate.h"

namespace candor::evidence {

// A CA certificate that is known; names by their numbers.
struct CaCertificate {
  uint32_t subject = 0, issuer = 0;
  bool signs_precertificates = false;  // has the extended key usage

  auto operator<=>(const CaCertificate&) const = default;  // NOLINT(modernize-use-nullptr): it compares with 0 inside
};
bool signs_precertificates(const x509::Certificate& certificate);

class SigningCas {
 public:
  void add(const CaCertificate& ca) { cas_.insert(ca); }
  // All were added: `issuers` tells which of their names are the same.
  void settle(const IssuerTable& issuers);

  // False when certificates of the CA `signer` are known and none makes it a precertificate signing CA of `issuer`, and
  // when both are one CA: what differs then (another authority key identifier, the name in other string types) is not
  // what RFC 6962 lets differ. What is not known cannot be judged and may.
  bool may_sign_for(uint32_t signer, uint32_t issuer) const;
  bool same_name(uint32_t a, uint32_t b) const;

 private:
  const IssuerTable* issuers_ = nullptr;
  std::set<CaCertificate> cas_;
  std::unordered_map<uint32_t, std::set<uint32_t>> signs_for_;  // by subject; numbers as same_as() has them
};

}  // namespace candor::evidence
