// A certification authority for tests, made with OpenSSL: keys, certificates, CRLs and OCSP responses to order. Tests
// only; nothing here is linked into the program.
#pragma once

#include <functional>
#include <memory>
#include <openssl/ocsp.h>
#include <openssl/x509v3.h>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "x509/openssl_deleter.h"

namespace candor::test {

using x509::Deleter;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using CertificatePtr = std::unique_ptr<X509, Deleter<X509_free>>;
using CrlPtr = std::unique_ptr<X509_CRL, Deleter<X509_CRL_free>>;
using ResponsePtr = std::unique_ptr<OCSP_RESPONSE, Deleter<OCSP_RESPONSE_free>>;
using BasicPtr = std::unique_ptr<OCSP_BASICRESP, Deleter<OCSP_BASICRESP_free>>;
using TimePtr = std::unique_ptr<ASN1_TIME, Deleter<ASN1_TIME_free>>;

inline Instant at(std::string_view text) {
  return *parse_instant(text);
}

inline std::time_t seconds_of(Instant instant) {
  return static_cast<std::time_t>(instant.time_since_epoch().count());
}

inline Key ec_key() {
  return Key(EVP_EC_gen("P-256"));
}
// The same key in every run, for tests whose outcome depends on its digits: RFC 5915 with a private key of 32 times the
// octet and no public key, which OpenSSL computes.
inline Key fixed_ec_key(char octet) {
  const std::string prime256v1("\xA0\x0A\x06\x08\x2A\x86\x48\xCE\x3D\x03\x01\x07", 12);
  const std::string der = std::string("\x30\x31\x02\x01\x01\x04\x20") + std::string(32, octet) + prime256v1;
  const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
  return Key(d2i_PrivateKey(EVP_PKEY_EC, nullptr, &bytes, static_cast<long>(der.size())));
}
inline Key rsa_key() {
  return Key(EVP_RSA_gen(2048));
}

template <auto Encode, typename T>
std::string der_of(T* object) {
  unsigned char* bytes = nullptr;
  const int size = Encode(object, &bytes);
  std::string out(reinterpret_cast<char*>(bytes), static_cast<size_t>(size));
  OPENSSL_free(bytes);
  return out;
}
inline std::string der_of(const CertificatePtr& certificate) {
  return der_of<i2d_X509>(certificate.get());
}

struct CertificateOrder {
  std::string name;
  long serial = 1;
  Instant from = at("2026-01-01"), to = at("2027-01-01");
  std::vector<std::pair<int, std::string>> extensions = {};  // NID and value as in openssl.cnf
};

struct Authority {
  Key key;
  CertificatePtr certificate;
  std::string der() const { return der_of(certificate); }
};

// Self-signed when `issuer` is null.
inline CertificatePtr make_certificate(const CertificateOrder& order, EVP_PKEY* key, const Authority* issuer) {
  CertificatePtr x(X509_new());
  X509_set_version(x.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(x.get()), order.serial);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(x.get()), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(order.name.c_str()), -1, -1, 0);
  X509* signer = issuer != nullptr ? issuer->certificate.get() : x.get();
  X509_set_issuer_name(x.get(), X509_get_subject_name(signer));
  ASN1_TIME_set(X509_getm_notBefore(x.get()), seconds_of(order.from));
  ASN1_TIME_set(X509_getm_notAfter(x.get()), seconds_of(order.to));
  X509_set_pubkey(x.get(), key);
  X509V3_CTX context;
  X509V3_set_ctx(&context, signer, x.get(), nullptr, nullptr, 0);
  for (const auto& [nid, value] : order.extensions) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    X509_add_ext(x.get(), extension, -1);
    X509_EXTENSION_free(extension);
  }
  X509_sign(x.get(), issuer != nullptr ? issuer->key.get() : key, EVP_sha256());
  return x;
}

inline Authority make_authority(const std::string& name, Key key = ec_key(), const Authority* issuer = nullptr) {
  CertificateOrder order{name, 1000, at("2020-01-01"), at("2040-01-01"), {}};
  order.extensions = {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"}, {NID_subject_key_identifier, "hash"}};
  Authority out{std::move(key), nullptr};
  out.certificate = make_certificate(order, out.key.get(), issuer);
  return out;
}

// One single response.
struct SingleOrder {
  const X509* subject = nullptr;
  const X509* issuer = nullptr;
  int status = V_OCSP_CERTSTATUS_GOOD;
  int reason = OCSP_REVOKED_STATUS_NOSTATUS;
  std::optional<Instant> revoked = std::nullopt;
  Instant this_update = at("2026-04-20T00:00Z");
  std::optional<Instant> next_update = at("2026-04-23T00:00Z");
  const EVP_MD* hash = EVP_sha1();
};

struct ResponseOrder {
  std::vector<SingleOrder> singles;
  X509* signer = nullptr;
  EVP_PKEY* key = nullptr;
  bool embed_signer = true;
  bool by_key = false;  // ResponderID
  std::vector<X509*> more;
};

// producedAt is the moment the test runs at: OpenSSL offers no other.
inline std::string make_response(const ResponseOrder& order) {
  const BasicPtr basic(OCSP_BASICRESP_new());
  for (const SingleOrder& single : order.singles) {
    OCSP_CERTID* id = OCSP_cert_to_id(single.hash, single.subject, single.issuer);
    const TimePtr revoked(single.revoked ? ASN1_TIME_set(nullptr, seconds_of(*single.revoked)) : nullptr);
    const TimePtr from(ASN1_GENERALIZEDTIME_set(nullptr, seconds_of(single.this_update)));
    const TimePtr to(single.next_update ? ASN1_GENERALIZEDTIME_set(nullptr, seconds_of(*single.next_update)) : nullptr);
    OCSP_basic_add1_status(basic.get(), id, single.status, single.reason, revoked.get(), from.get(), to.get());
    OCSP_CERTID_free(id);
  }
  STACK_OF(X509)* more = sk_X509_new_null();
  for (X509* x : order.more) sk_X509_push(more, x);
  const unsigned long flags = (order.embed_signer ? 0UL : OCSP_NOCERTS) | (order.by_key ? OCSP_RESPID_KEY : 0UL);
  OCSP_basic_sign(basic.get(), order.signer, order.key, EVP_sha256(), more, flags);
  sk_X509_free(more);
  const ResponsePtr response(OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get()));
  return der_of<i2d_OCSP_RESPONSE>(response.get());
}

inline std::string make_failure_response(int status) {
  const ResponsePtr response(OCSP_response_create(status, nullptr));
  return der_of<i2d_OCSP_RESPONSE>(response.get());
}

struct RevokedOrder {
  long serial;
  Instant when;
  int reason = -1;
  const X509* issuer = nullptr;  // of the certificate, in an indirect CRL
};
struct CrlOrder {
  Instant this_update = at("2026-04-20T00:00Z");
  std::optional<Instant> next_update = at("2026-04-27T00:00Z");
  std::optional<long> number = 1;
  std::vector<RevokedOrder> revoked = {};
  std::optional<long> delta_base = std::nullopt;
  std::vector<std::pair<int, std::string>> extensions = {};  // as in a certificate
};

inline void add_certificate_issuer(X509_REVOKED* entry, const X509* issuer) {
  GENERAL_NAMES* names = GENERAL_NAMES_new();
  GENERAL_NAME* name = GENERAL_NAME_new();
  GENERAL_NAME_set0_value(name, GEN_DIRNAME, X509_NAME_dup(X509_get_subject_name(issuer)));
  sk_GENERAL_NAME_push(names, name);
  X509_REVOKED_add1_ext_i2d(entry, NID_certificate_issuer, names, 1, 0);
  GENERAL_NAMES_free(names);
}

inline void add_number(X509_CRL* crl, int nid, long value) {
  ASN1_INTEGER* number = ASN1_INTEGER_new();
  ASN1_INTEGER_set(number, value);
  X509_CRL_add1_ext_i2d(crl, nid, number, nid == NID_delta_crl ? 1 : 0, 0);
  ASN1_INTEGER_free(number);
}

inline std::string make_crl(const CrlOrder& order, const Authority& issuer) {
  const CrlPtr crl(X509_CRL_new());
  X509_CRL_set_version(crl.get(), 1);
  X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(issuer.certificate.get()));
  const TimePtr from(ASN1_TIME_set(nullptr, seconds_of(order.this_update)));
  X509_CRL_set1_lastUpdate(crl.get(), from.get());
  if (order.next_update) {
    const TimePtr to(ASN1_TIME_set(nullptr, seconds_of(*order.next_update)));
    X509_CRL_set1_nextUpdate(crl.get(), to.get());
  }
  for (const RevokedOrder& revoked : order.revoked) {
    X509_REVOKED* entry = X509_REVOKED_new();
    ASN1_INTEGER* serial = ASN1_INTEGER_new();
    ASN1_INTEGER_set(serial, revoked.serial);
    X509_REVOKED_set_serialNumber(entry, serial);
    ASN1_INTEGER_free(serial);
    const TimePtr when(ASN1_TIME_set(nullptr, seconds_of(revoked.when)));
    X509_REVOKED_set_revocationDate(entry, when.get());
    if (revoked.reason >= 0) {
      ASN1_ENUMERATED* reason = ASN1_ENUMERATED_new();
      ASN1_ENUMERATED_set(reason, revoked.reason);
      X509_REVOKED_add1_ext_i2d(entry, NID_crl_reason, reason, 0, 0);
      ASN1_ENUMERATED_free(reason);
    }
    if (revoked.issuer != nullptr) add_certificate_issuer(entry, revoked.issuer);
    X509_CRL_add0_revoked(crl.get(), entry);
  }
  if (order.number) add_number(crl.get(), NID_crl_number, *order.number);
  if (order.delta_base) add_number(crl.get(), NID_delta_crl, *order.delta_base);
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer.certificate.get(), nullptr, nullptr, crl.get(), 0);
  for (const auto& [nid, value] : order.extensions) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    X509_CRL_add_ext(crl.get(), extension, -1);
    X509_EXTENSION_free(extension);
  }
  X509_CRL_sign(crl.get(), issuer.key.get(), EVP_sha256());
  return der_of<i2d_X509_CRL>(crl.get());
}

}  // namespace candor::test
