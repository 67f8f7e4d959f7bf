// Compares certificates and CRLs as they are read here with what OpenSSL reads: every field, wherever OpenSSL parses.
// Tests only.
#pragma once

#include <gtest/gtest.h>
#include <memory>
#include <openssl/asn1.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <vector>

#include "x509/certificate.h"
#include "x509/compare_extensions_for_test.h"
#include "x509/crl.h"
#include "x509/extensions.h"
#include "x509/name.h"
#include "x509/openssl_deleter.h"

namespace candor::x509 {

using X509Ptr = std::unique_ptr<X509, Deleter<X509_free>>;
using CrlPtr = std::unique_ptr<X509_CRL, Deleter<X509_CRL_free>>;
using BioPtr = std::unique_ptr<BIO, Deleter<BIO_free_all>>;

// Empty when OpenSSL gives up midway (it then has no text to agree on).
inline std::optional<std::string> openssl_name(const X509_NAME* name) {
  const BioPtr bio(BIO_new(BIO_s_mem()));
  if (X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) < 0) return std::nullopt;
  char* data = nullptr;
  const long length = BIO_get_mem_data(bio.get(), &data);
  return std::string(data, static_cast<size_t>(length));
}

inline std::string openssl_serial(const ASN1_INTEGER* serial) {
  BIGNUM* number = ASN1_INTEGER_to_BN(serial, nullptr);
  char* hex = BN_bn2hex(number);
  std::string text(hex);
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  OPENSSL_free(hex);
  BN_free(number);
  return text == "0" ? "00" : text;
}

inline std::optional<Instant> openssl_time(const ASN1_TIME* time) {
  tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  return make_instant(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

inline std::string show(std::optional<Instant> instant) {
  return instant ? format_instant(*instant) : "none";
}

inline std::vector<std::string> openssl_dns(X509* x, bool* readable) {
  std::vector<std::string> names;
  int critical = 0;
  auto* list = static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(x, NID_subject_alt_name, &critical, nullptr));
  *readable = list != nullptr;
  for (int i = 0; i < sk_GENERAL_NAME_num(list); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(list, i);
    if (name->type != GEN_DNS) continue;
    names.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName)),
                       static_cast<size_t>(ASN1_STRING_length(name->d.dNSName)));
  }
  GENERAL_NAMES_free(list);
  return names;
}

inline std::vector<std::string> our_dns(const Certificate& c) {
  std::vector<std::string> names;
  if (!c.has(Ext::subject_alt_name)) return names;
  for_each_name(c.get(Ext::subject_alt_name).value, [&](NameType type, Input content) {
    if (type == NameType::dns) names.emplace_back(as_chars(content));
  });
  return names;
}

inline std::vector<std::string> openssl_policies(X509* x, bool* readable) {
  std::vector<std::string> oids;
  int critical = 0;
  auto* list = static_cast<CERTIFICATEPOLICIES*>(X509_get_ext_d2i(x, NID_certificate_policies, &critical, nullptr));
  *readable = list != nullptr;
  for (int i = 0; i < sk_POLICYINFO_num(list); ++i) {
    char text[2048];
    OBJ_obj2txt(text, sizeof text, sk_POLICYINFO_value(list, i)->policyid, 1);
    oids.emplace_back(text);
  }
  CERTIFICATEPOLICIES_free(list);
  return oids;
}

// A certificate in BER is read through its definite-length re-encoding, as the evidence engine does.
inline void compare_certificate(const std::string& der, X509* x) {
  std::string definite;
  const Certificate c = parse_certificate_ber(as_bytes(der), definite);
  ASSERT_TRUE(c.has_tbs) << describe(c.flaw);
  EXPECT_EQ(serial_text(c.serial), openssl_serial(X509_get0_serialNumber(x)));
  EXPECT_EQ(show(c.not_before.instant), show(openssl_time(X509_get0_notBefore(x))));
  EXPECT_EQ(show(c.not_after.instant), show(openssl_time(X509_get0_notAfter(x))));
  if (const auto issuer = openssl_name(X509_get_issuer_name(x))) {
    EXPECT_EQ(name_text(c.issuer), *issuer);
  }
  if (const auto subject = openssl_name(X509_get_subject_name(x))) {
    EXPECT_EQ(name_text(c.subject), *subject);
  }
  if (X509_get_version(x) >= -128 && X509_get_version(x) < 128) {
    EXPECT_EQ(c.version, X509_get_version(x) + 1);
  }
  EXPECT_EQ(static_cast<int>(c.extension_count), X509_get_ext_count(x));
  EXPECT_EQ(c.is_precertificate(), X509_get_ext_by_NID(x, NID_ct_precert_poison, -1) >= 0);
  EXPECT_EQ(c.has(Ext::sct_list), X509_get_ext_by_NID(x, NID_ct_precert_scts, -1) >= 0);
  bool readable = false;
  const auto dns = openssl_dns(x, &readable);
  if (readable) {
    EXPECT_EQ(our_dns(c), dns);
  }
  const auto policies = openssl_policies(x, &readable);
  if (readable) {
    std::vector<std::string> ours;
    for_each_policy(c.get(Ext::certificate_policies).value, [&](Input oid) { ours.push_back(oid_text(oid)); });
    EXPECT_EQ(ours, policies);
  }
  compare_extensions(c, x);
}

inline void compare_entries(const Crl& crl, X509_CRL* x) {
  Parser list(crl.entries);
  auto* revoked = X509_CRL_get_REVOKED(x);
  int i = 0;
  while (const auto entry = next_entry(list)) {
    ASSERT_LT(i, sk_X509_REVOKED_num(revoked));
    const X509_REVOKED* theirs = sk_X509_REVOKED_value(revoked, i++);
    EXPECT_EQ(serial_text(entry->serial), openssl_serial(X509_REVOKED_get0_serialNumber(theirs)));
    EXPECT_EQ(show(entry->revoked.instant), show(openssl_time(X509_REVOKED_get0_revocationDate(theirs))));
    int critical = 0;
    auto* code = static_cast<ASN1_ENUMERATED*>(X509_REVOKED_get_ext_d2i(theirs, NID_crl_reason, &critical, nullptr));
    if (code != nullptr) {
      const long value = ASN1_ENUMERATED_get(code);
      if (value >= 0 && value <= 10 && value != 7) {
        EXPECT_EQ(static_cast<long>(entry->reason), value);
      }
    }
    ASN1_ENUMERATED_free(code);
  }
  EXPECT_EQ(i, sk_X509_REVOKED_num(revoked) < 0 ? 0 : sk_X509_REVOKED_num(revoked));
}

inline void compare_crl(const std::string& der, X509_CRL* x) {
  Crl crl = parse_crl(as_bytes(der));
  std::string definite;
  if (crl.issuer.empty()) {
    definite = to_definite(as_bytes(der)).value_or("");
    crl = parse_crl(as_bytes(definite));
  }
  if (const auto issuer = openssl_name(X509_CRL_get_issuer(x))) {
    EXPECT_EQ(name_text(crl.issuer), *issuer);
  }
  EXPECT_EQ(show(crl.this_update.instant), show(openssl_time(X509_CRL_get0_lastUpdate(x))));
  EXPECT_EQ(show(crl.next_update.instant), show(openssl_time(X509_CRL_get0_nextUpdate(x))));
  compare_entries(crl, x);
}

}  // namespace candor::x509
