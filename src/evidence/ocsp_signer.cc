#include "evidence/ocsp_signer.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <openssl/evp.h>

#include "evidence/describe.h"
#include "evidence/signature.h"
#include "x509/extensions.h"
#include "x509/name.h"

namespace candor::evidence {

using x509::Certificate;
using x509::Input;
using x509::OcspResponse;

namespace {

// 1.3.6.1.5.5.7.3.9 and 1.3.6.1.5.5.7.48.1.5
constexpr std::array<uint8_t, 8> kOcspSigning = {0x2B, 6, 1, 5, 5, 7, 3, 9};
constexpr std::array<uint8_t, 9> kNocheck = {0x2B, 6, 1, 5, 5, 7, 0x30, 1, 5};
constexpr std::array<uint8_t, 5> kSha1 = {0x2B, 0x0E, 3, 2, 0x1A};
// 2.16.840.1.101.3.4.2.n
constexpr std::array<uint8_t, 8> kSha2 = {0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2};

const EVP_MD* algorithm_of(Input oid) {
  if (x509::equal(oid, kSha1)) return EVP_sha1();
  if (oid.size() != 9 || !x509::equal(oid.first(8), kSha2)) return nullptr;
  switch (oid[8]) {
    case 1:
      return EVP_sha256();
    case 2:
      return EVP_sha384();
    case 3:
      return EVP_sha512();
    case 4:
      return EVP_sha224();
    default:
      return nullptr;
  }
}

// ResponderID: by name, or by SHA-1 of the public key.
bool meant(const OcspResponse& response, const Certificate& c) {
  if (!response.responder_name.empty()) return x509::equal(response.responder_name, c.subject);
  return x509::as_chars(response.responder_key_hash) == named_digest(kSha1, c.key_bits);
}

bool verifies(const OcspResponse& response, const Certificate& c) {
  return verify_signature(c.public_key, response.signature_algorithm, response.tbs, response.signature);
}

bool has_extension(const Certificate& c, Input oid) {
  x509::Parser list(c.extensions);
  while (const auto extension = x509::next_extension(list)) {
    if (x509::equal(extension->oid, oid)) return true;
  }
  return false;
}

bool for_ocsp_signing(const Certificate& c) {
  bool found = false;
  if (c.has(x509::Ext::ext_key_usage)) {
    x509::for_each_purpose(c.get(x509::Ext::ext_key_usage).value,
                           [&](Input oid) { found |= x509::equal(oid, kOcspSigning); });
  }
  return found;
}

std::string name_of(const Certificate& c) {
  const std::string text = printable(x509::name_text(c.subject));
  return text.empty() ? "a responder without a name" : text;
}

void judge_validity(const OcspResponse& response, const Certificate& c, std::vector<StatusFinding>& out) {
  const auto& produced = response.produced_at.instant;
  if (!produced || !c.not_before.instant || !c.not_after.instant) return;
  if (*produced >= *c.not_before.instant && *produced <= *c.not_after.instant) return;
  out.push_back({StatusProblem::ocsp_responder_expired, "",
                 fmt::format("produced {}, but the certificate of {} is valid from {} to {}", format_instant(*produced),
                             name_of(c), format_instant(*c.not_before.instant), format_instant(*c.not_after.instant))});
}

}  // namespace

std::string named_digest(Input algorithm_oid, Input bytes) {
  const EVP_MD* algorithm = algorithm_of(algorithm_oid);
  if (algorithm == nullptr) return "";
  std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), value.data(), &size, algorithm, nullptr) != 1) return "";
  return std::string(x509::as_chars(Input(value).first(size)));
}

// A CA has few responders and millions of responses: what is said of a responder's certificate is worked out once.
const OcspSigners::Delegation& OcspSigners::delegation(const Certificate& responder, Input name,
                                                       const std::vector<Input>& issuers) {
  const auto digest = sha256_.of(responder.whole);
  const std::string key = std::string(x509::as_chars(digest)) + std::string(x509::as_chars(name));
  const auto [at, fresh] = known_.try_emplace(key);
  Delegation& d = at->second;
  if (!fresh) return d;
  d.by_issuer = x509::equal(responder.issuer, name);
  d.verified = std::any_of(issuers.begin(), issuers.end(), [&](Input der) {
    return verify_signature(x509::parse_certificate(der).public_key, responder.signature_algorithm, responder.tbs,
                            responder.signature);
  });
  d.purpose = for_ocsp_signing(responder);
  d.nocheck = has_extension(responder, kNocheck);
  return d;
}

// The certificates that came with the response. `found`: one of them is the responder that the response names.
bool OcspSigners::try_embedded(const OcspResponse& response, Input name, const std::vector<Input>& issuers, bool& found,
                               SignerVerdict& verdict) {
  x509::Parser list(response.certificates);
  while (const auto element = list.next(x509::kSequence)) {
    const Certificate c = x509::parse_certificate(element->whole);
    if (!c.has_tbs || !meant(response, c)) continue;
    found = true;
    if (!verifies(response, c)) continue;
    verdict.ends = c.not_after.instant;
    const bool claims_issuer = x509::equal(c.subject, name);
    if (claims_issuer && issuers.empty()) return true;  // the CA itself, as far as can be seen
    const Delegation& d = delegation(c, name, issuers);
    verdict.delegated = true;
    const auto undelegated = [&](std::string_view why) {
      verdict.findings.push_back({StatusProblem::ocsp_undelegated, "", fmt::format("{} {}", name_of(c), why)});
    };
    if (!d.by_issuer) {
      undelegated("was issued by " + printable(x509::name_text(c.issuer)));
    } else if (!issuers.empty() && !d.verified) {
      undelegated("bears no valid signature of the issuer");
    } else if (!d.purpose) {
      undelegated("has no id-kp-OCSPSigning");
    }
    if (!d.nocheck) {
      verdict.findings.push_back({StatusProblem::ocsp_no_nocheck, "", name_of(c)});
    }
    judge_validity(response, c, verdict.findings);
    return true;
  }
  return false;
}

SignerVerdict OcspSigners::judge(const OcspResponse& response, Input name, const std::vector<Input>& issuers) {
  SignerVerdict verdict;
  bool found = false;
  for (const Input der : issuers) {
    const Certificate c = x509::parse_certificate(der);
    if (!meant(response, c)) continue;
    found = true;
    if (!verifies(response, c)) continue;
    verdict.checked = true;
    // Certificates of one key: the response is good as long as one of them is.
    if (!verdict.ends || (c.not_after.instant && *c.not_after.instant > *verdict.ends))
      verdict.ends = c.not_after.instant;
  }
  if (verdict.checked) return verdict;
  if (try_embedded(response, name, issuers, found, verdict)) {
    verdict.checked = !issuers.empty() || !verdict.findings.empty();
  } else if (found && can_verify({}, response.signature_algorithm)) {
    verdict.checked = true;
    verdict.findings.push_back({StatusProblem::ocsp_bad_signature, "", "with the key of the responder it names"});
  } else if (!found && !issuers.empty()) {
    verdict.checked = true;
    verdict.findings.push_back({StatusProblem::ocsp_unknown_responder, "",
                                "neither the issuer nor a certificate in the response is the one it names"});
  }
  return verdict;
}

void OcspSigners::judge_end(const SignerVerdict& verdict, std::optional<Instant> next_update, bool current,
                            Instant as_of, std::vector<StatusFinding>& out) {
  if (!verdict.ends) return;
  const std::string_view who = verdict.delegated ? "the responder's" : "the issuer's";
  if (next_update && *next_update > *verdict.ends) {
    out.push_back({StatusProblem::ocsp_outlives_responder, "",
                   fmt::format("nextUpdate {}, {} certificate ends {}", format_instant(*next_update), who,
                               format_instant(*verdict.ends))});
  }
  if (current && *verdict.ends < as_of) {
    out.push_back({StatusProblem::ocsp_responder_expired, "",
                   fmt::format("{} certificate ended {}", who, format_instant(*verdict.ends))});
  }
}

}  // namespace candor::evidence
