// Who signed an OCSP response, and whether that one may: the CA itself, or a responder it delegated (RFC 6960 section
// 4.2.2.2, TLS BR 4.9.9, MRSP 6).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evidence/digest.h"
#include "evidence/status_problem.h"
#include "x509/certificate.h"
#include "x509/ocsp.h"

namespace candor::evidence {

struct SignerVerdict {
  bool checked = false;                 // false: the issuer was not given, and nothing else can be said against it
  std::vector<StatusFinding> findings;  // without a file name
  std::optional<Instant> ends;          // notAfter of the certificate that the signature verifies with
  bool delegated = false;
};

class OcspSigners {
 public:
  // `issuers`: certificates of the CA that issued the certificate in question, DER; several when it was renewed or
  // cross-certified; empty when it was not given. `name` is its subject, header included.
  SignerVerdict judge(const x509::OcspResponse& response, x509::Input name, const std::vector<x509::Input>& issuers);

  // What the end of the signing certificate means for a response with this nextUpdate. `current`: the response is the
  // newest one at `as_of`, so that certificate must be valid still; of older responses only producedAt counts.
  static void judge_end(const SignerVerdict& verdict, std::optional<Instant> next_update, bool current, Instant as_of,
                        std::vector<StatusFinding>& out);

 private:
  struct Delegation {
    bool by_issuer = false, verified = false, purpose = false, nocheck = false;
  };
  const Delegation& delegation(const x509::Certificate& responder, x509::Input name,
                               const std::vector<x509::Input>& issuers);
  bool try_embedded(const x509::OcspResponse& response, x509::Input name, const std::vector<x509::Input>& issuers,
                    bool& found, SignerVerdict& verdict);

  Sha256 sha256_;
  std::map<std::string, Delegation> known_;  // by the responder's certificate and the issuer's name
};

// The digest that an OCSP certID names, over `bytes`; empty for an algorithm that is none of SHA-1 and SHA-2.
std::string named_digest(x509::Input algorithm_oid, x509::Input bytes);

}  // namespace candor::evidence
