// Compares what lies inside extensions, keys and algorithms as it is read here with what OpenSSL reads, wherever
// OpenSSL reads it. Tests only.
#pragma once

#include <gtest/gtest.h>
#include <memory>
#include <openssl/evp.h>
#include <openssl/x509v3.h>
#include <string>
#include <vector>

#include "x509/certificate.h"
#include "x509/extensions.h"
#include "x509/openssl_deleter.h"

namespace candor::x509 {

inline std::string openssl_oid(const ASN1_OBJECT* object) {
  std::array<char, 2048> text{};
  const int size = OBJ_obj2txt(text.data(), text.size(), object, 1);
  return size > 0 && static_cast<size_t>(size) < text.size() ? text.data() : "";
}

inline Input content_of(const ASN1_STRING* string) {
  return {ASN1_STRING_get0_data(string), static_cast<size_t>(ASN1_STRING_length(string))};
}

// The value of an extension as OpenSSL decodes it; null when it is not there (once) or not what it should be.
template <typename T, auto Free>
std::unique_ptr<T, Deleter<Free>> decoded_extension(X509* x, int nid) {
  int critical = 0;
  return std::unique_ptr<T, Deleter<Free>>(static_cast<T*>(X509_get_ext_d2i(x, nid, &critical, nullptr)));
}

inline void compare_extension_list(const Certificate& c, X509* x) {
  Parser list(c.extensions);
  for (int i = 0; i < X509_get_ext_count(x); ++i) {
    const auto ours = next_extension(list);
    ASSERT_TRUE(ours.has_value()) << i;
    X509_EXTENSION* theirs = X509_get_ext(x, i);
    if (const std::string oid = openssl_oid(X509_EXTENSION_get_object(theirs)); !oid.empty()) {
      EXPECT_EQ(oid_text(ours->oid), oid);
    }
    EXPECT_EQ(ours->critical, X509_EXTENSION_get_critical(theirs) != 0);
    EXPECT_EQ(to_hex(ours->value), to_hex(content_of(X509_EXTENSION_get_data(theirs))));
  }
  EXPECT_TRUE(list.done());
}

inline void compare_key(const Certificate& c, X509* x) {
  EVP_PKEY* key = X509_get0_pubkey(x);
  if (key == nullptr) return;
  const KeyInfo ours = read_key_info(c);
  switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
      EXPECT_EQ(ours.type, "RSA");
      EXPECT_EQ(ours.bits, EVP_PKEY_get_bits(key));
      break;
    case EVP_PKEY_EC: {
      EXPECT_EQ(ours.type, "EC");
      std::array<char, 80> group{};
      size_t size = 0;
      EVP_PKEY_get_group_name(key, group.data(), group.size(), &size);
      EXPECT_EQ(ours.bits, EVP_PKEY_get_bits(key)) << group.data();
      break;
    }
    case EVP_PKEY_RSA_PSS:
      EXPECT_EQ(ours.type, "RSA-PSS");
      EXPECT_EQ(ours.bits, EVP_PKEY_get_bits(key));
      break;
    case EVP_PKEY_DSA:
      EXPECT_EQ(ours.type, "DSA");
      break;
    case EVP_PKEY_ED25519:
    case EVP_PKEY_ED448:
    case EVP_PKEY_X25519:
    case EVP_PKEY_X448:
      EXPECT_TRUE(EVP_PKEY_is_a(key, std::string(ours.type).c_str())) << ours.type;
      EXPECT_EQ(ours.bits, EVP_PKEY_get_bits(key)) << ours.type;
      break;
    default:
      break;
  }
}

inline void compare_usage(const Certificate& c, X509* x) {
  if (const auto bits = decoded_extension<ASN1_BIT_STRING, ASN1_BIT_STRING_free>(x, NID_key_usage)) {
    const auto ours = read_key_usage(c.get(Ext::key_usage).value);
    ASSERT_TRUE(ours.has_value()) << to_hex(c.get(Ext::key_usage).value);
    for (unsigned bit = 0; bit < 9; ++bit) {
      EXPECT_EQ((*ours >> bit) & 1U, static_cast<unsigned>(ASN1_BIT_STRING_get_bit(bits.get(), static_cast<int>(bit))));
    }
  }
  if (const auto list = decoded_extension<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>(x, NID_ext_key_usage)) {
    std::vector<std::string> theirs, ours;
    for (int i = 0; i < sk_ASN1_OBJECT_num(list.get()); ++i) {
      theirs.push_back(openssl_oid(sk_ASN1_OBJECT_value(list.get(), i)));
    }
    for_each_purpose(c.get(Ext::ext_key_usage).value, [&](Input oid) { ours.push_back(oid_text(oid)); });
    EXPECT_EQ(ours, theirs);
  }
}

inline void compare_constraints(const Certificate& c, X509* x) {
  const auto theirs = decoded_extension<BASIC_CONSTRAINTS, BASIC_CONSTRAINTS_free>(x, NID_basic_constraints);
  if (!theirs) return;
  const auto ours = read_basic_constraints(c.get(Ext::basic_constraints).value);
  ASSERT_TRUE(ours.has_value()) << to_hex(c.get(Ext::basic_constraints).value);
  EXPECT_EQ(ours->ca, theirs->ca != 0);
  EXPECT_EQ(ours->path_length.has_value(), theirs->pathlen != nullptr);
  int64_t length = 0;  // what does not fit is not compared
  if (ours->path_length && theirs->pathlen != nullptr && ASN1_INTEGER_get_int64(&length, theirs->pathlen) == 1) {
    EXPECT_EQ(*ours->path_length, length);
  }
}

inline void compare_key_ids(const Certificate& c, X509* x) {
  const auto theirs = decoded_extension<AUTHORITY_KEYID, AUTHORITY_KEYID_free>(x, NID_authority_key_identifier);
  if (!theirs) return;
  const Input id = theirs->keyid != nullptr ? content_of(theirs->keyid) : Input{};
  EXPECT_EQ(to_hex(read_key_id(c.get(Ext::authority_key_id).value)), to_hex(id));
}

// Names of the types that are strings or addresses: all that columns show.
inline void compare_names(const Certificate& c, X509* x) {
  const auto list = decoded_extension<GENERAL_NAMES, GENERAL_NAMES_free>(x, NID_subject_alt_name);
  if (!list) return;
  std::vector<std::string> theirs, ours;
  for (int i = 0; i < sk_GENERAL_NAME_num(list.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(list.get(), i);
    const bool shown = name->type == GEN_EMAIL || name->type == GEN_URI || name->type == GEN_IPADD;
    if (shown) theirs.push_back(std::to_string(name->type) + to_hex(content_of(name->d.ia5)));
  }
  for_each_name(c.get(Ext::subject_alt_name).value, [&](NameType type, Input content) {
    const bool shown = type == NameType::email || type == NameType::uri || type == NameType::ip;
    if (shown) ours.push_back(std::to_string(static_cast<int>(type)) + to_hex(content));
  });
  EXPECT_EQ(ours, theirs);
}

inline void compare_points(const Certificate& c, X509* x) {
  const auto list = decoded_extension<CRL_DIST_POINTS, CRL_DIST_POINTS_free>(x, NID_crl_distribution_points);
  if (!list) return;
  std::vector<std::string> theirs;
  for (int i = 0; i < sk_DIST_POINT_num(list.get()); ++i) {
    const DIST_POINT_NAME* name = sk_DIST_POINT_value(list.get(), i)->distpoint;
    if (name == nullptr || name->type != 0) continue;
    for (int k = 0; k < sk_GENERAL_NAME_num(name->name.fullname); ++k) {
      const GENERAL_NAME* general = sk_GENERAL_NAME_value(name->name.fullname, k);
      if (general->type == GEN_URI) theirs.emplace_back(as_chars(content_of(general->d.ia5)));
    }
  }
  EXPECT_EQ(read_crl_uris(c.get(Ext::crl_distribution_points).value), theirs);
}

inline void compare_extensions(const Certificate& c, X509* x) {
  compare_extension_list(c, x);
  compare_key(c, x);
  compare_usage(c, x);
  compare_constraints(c, x);
  compare_key_ids(c, x);
  compare_names(c, x);
  compare_points(c, x);
}

}  // namespace candor::x509
