// Certificates in any number and of the shape that the web's have: three CAs, RSA and EC keys, DV, OV and EV, one to
// fifty names, two or three SCTs; each with the precertificate it came from. Signatures and keys are random bytes, so
// nothing is slow, and nothing verifies. The same number gives the same certificates.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace candor::bench {

struct MadeUp {
  std::string certificate, precertificate;  // DER
  size_t ca = 0;
  std::string serial;   // content octets
  size_t names = 0;     // dNSNames, repeated ones included
  std::string policy;   // dotted
  int64_t revoked = 0;  // seconds since 1970; 0: not revoked
  int reason = 0;       // CRLReason when revoked, 0 is not written
};

class CertificateMaker {
 public:
  static constexpr size_t kAuthorities = 3;

  explicit CertificateMaker(uint64_t seed = 1);
  MadeUp next();
  // A CRL of one CA with the entries made by crl_entry().
  std::string crl(size_t ca, const std::string& entries);
  static std::string crl_entry(const MadeUp& made);

 private:
  struct Authority {
    std::string name, key_id, algorithm, base;
    size_t signature_bytes;  // of an RSA key; 0: ECDSA
  };

  uint64_t below(uint64_t limit) { return random_() % limit; }
  std::string bytes(size_t count);
  std::string word();
  std::string signature(const Authority& authority);
  std::string ecdsa();
  std::string dns_names(size_t count, std::string& first);
  std::string subject(int kind, const std::string& first);
  std::string sct_list(int64_t moment);
  std::string shared_extensions(const Authority& authority, size_t ca, int kind, const std::string& key, bool rsa,
                                const std::string& names, bool no_subject);
  std::string finish(const Authority& authority, const std::string& head, const std::string& extensions);

  std::mt19937_64 random_;
  std::array<Authority, kAuthorities> authorities_;
  std::vector<std::string> rsa_keys_, ec_keys_;  // SubjectPublicKeyInfo
  std::array<std::string, 6> logs_;
};

}  // namespace candor::bench
