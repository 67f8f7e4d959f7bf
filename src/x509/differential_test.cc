// Differential test: wherever OpenSSL parses a certificate or CRL, every field we read equals what OpenSSL says.
// Runs on tests/data/certs; CANDOR_CERTS names a folder with more (*.pem bundles, *.crl).
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <random>
#include <sstream>
#include <vector>

#include "x509/compare_for_test.h"
#include "x509/content_check.h"
#include "x509/pki_for_test.h"

namespace candor::x509 {
namespace {

std::vector<std::filesystem::path> data_files(std::string_view extension) {
  std::vector<std::filesystem::path> files;
  const char* more = std::getenv("CANDOR_CERTS");  // NOLINT(concurrency-mt-unsafe)
  for (const std::string& folder : {std::string(CANDOR_TEST_DATA "/certs"), std::string(more != nullptr ? more : "")}) {
    if (folder.empty() || !std::filesystem::exists(folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == extension) files.push_back(entry.path());
    }
  }
  return files;
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::string> pem_blocks(const std::filesystem::path& path) {
  std::vector<std::string> blocks;
  const BioPtr bio(BIO_new_file(path.c_str(), "rb"));
  char* name = nullptr;
  char* header = nullptr;
  unsigned char* data = nullptr;
  long length = 0;
  while (PEM_read_bio(bio.get(), &name, &header, &data, &length) == 1) {
    blocks.emplace_back(reinterpret_cast<char*>(data), static_cast<size_t>(length));
    OPENSSL_free(name);
    OPENSSL_free(header);
    OPENSSL_free(data);
  }
  return blocks;
}

TEST(Differential, CertificatesAgreeWithOpenSsl) {
  size_t compared = 0;
  for (const auto& path : data_files(".pem")) {
    for (const std::string& der : pem_blocks(path)) {
      const auto* at = reinterpret_cast<const unsigned char*>(der.data());
      const X509Ptr x(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
      if (!x) continue;
      SCOPED_TRACE(path.filename().string() + " " + to_hex(as_bytes(der).first(std::min<size_t>(der.size(), 40))) +
                   " size " + std::to_string(der.size()));
      compare_certificate(der.substr(0, static_cast<size_t>(at - reinterpret_cast<const unsigned char*>(der.data()))),
                          x.get());
      ++compared;
    }
  }
  RecordProperty("compared", static_cast<int>(compared));
  EXPECT_GT(compared, 100U);
}

TEST(Differential, EdwardsAndMontgomeryKeysAgreeWithOpenSsl) {
  const test::Authority issuer = test::make_authority("CA");
  for (const char* type : {"ED25519", "ED448", "X25519", "X448"}) {
    SCOPED_TRACE(type);
    const test::Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, type));
    ASSERT_TRUE(key);
    const auto certificate = test::make_certificate({.name = type}, key.get(), &issuer);
    compare_certificate(test::der_of(certificate), certificate.get());
  }
}

// A certificate with a few octets changed, taken away, repeated or put in: what a broken issuing system might make.
std::string mutated(const std::string& der, std::mt19937& random) {
  std::string out = der;
  const auto below = [&](size_t end) { return std::uniform_int_distribution<size_t>(0, end - 1)(random); };
  for (size_t changes = 1 + below(3); changes > 0; --changes) {
    const size_t at = below(out.size());
    const size_t length = std::min(out.size() - at, 1 + below(4));
    switch (below(4)) {
      case 0:
        out[at] = static_cast<char>(random());
        break;
      case 1:
        out[at] = static_cast<char>(out[at] ^ (1 << below(8)));
        break;
      case 2:
        out.erase(at, length);
        break;
      default:
        out.insert(at, out.substr(at, length));
    }
    if (out.empty()) return der;
  }
  return out;
}

int mutation_rounds(int usual) {
  const char* rounds = std::getenv("CANDOR_MUTATIONS");  // NOLINT(concurrency-mt-unsafe)
  return rounds != nullptr ? std::stoi(rounds) : usual;
}

TEST(Differential, MutatedCertificatesAgreeWithOpenSsl) {
  std::mt19937 random(20260101);
  size_t compared = 0;
  for (int round = mutation_rounds(20); round > 0; --round) {
    for (const auto& path : data_files(".pem")) {
      for (const std::string& original : pem_blocks(path)) {
        const std::string der = mutated(original, random);
        const auto* at = reinterpret_cast<const unsigned char*>(der.data());
        const X509Ptr x(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
        if (!x) continue;
        SCOPED_TRACE(to_hex(as_bytes(der)));
        compare_certificate(der.substr(0, static_cast<size_t>(at - as_bytes(der).data())), x.get());
        ASSERT_FALSE(HasFailure());
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 500U);
}

// Whether OpenSSL decodes the certificate and those of its extensions that have a slot here.
bool openssl_decodes(const std::string& der) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  const X509Ptr x(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (!x || at != as_bytes(der).data() + der.size()) return false;
  for (const int nid :
       {NID_subject_alt_name, NID_basic_constraints, NID_key_usage, NID_ext_key_usage, NID_authority_key_identifier,
        NID_subject_key_identifier, NID_certificate_policies, NID_crl_distribution_points, NID_info_access,
        NID_ct_precert_scts, NID_ct_precert_poison, NID_name_constraints}) {
    int critical = 0;
    void* value = X509_get_ext_d2i(x.get(), nid, &critical, nullptr);
    if (value == nullptr && critical != -1) return false;
    if (value == nullptr) continue;
    const X509V3_EXT_METHOD* method = X509V3_EXT_get_nid(nid);
    if (method->it != nullptr) {
      ASN1_item_free(static_cast<ASN1_VALUE*>(value), ASN1_ITEM_ptr(method->it));
    } else {
      method->ext_free(value);
    }
  }
  return true;
}

bool clean(const std::string& der) {
  std::string storage;
  return ContentCheck().of(parse_certificate_ber(as_bytes(der), storage)) == Flaw::none;
}

TEST(Differential, WhatOpenSslRefusesIsNotClean) {
  size_t refused = 0;
  for (const auto& path : data_files(".pem")) {
    for (const std::string& der : pem_blocks(path)) {
      if (openssl_decodes(der)) continue;
      ++refused;
      EXPECT_FALSE(clean(der)) << path << " " << to_hex(as_bytes(der));
    }
  }
  EXPECT_GT(refused, 5U);
}

TEST(Differential, WhatOpenSslRefusesOfMutatedCertificatesIsNotClean) {
  std::mt19937 random(20260103);
  size_t refused = 0, unclean = 0, decoded = 0;
  for (int round = mutation_rounds(20); round > 0; --round) {
    for (const auto& path : data_files(".pem")) {
      for (const std::string& original : pem_blocks(path)) {
        if (!clean(original)) continue;
        const std::string der = mutated(original, random);
        const bool theirs = openssl_decodes(der);
        const bool ours = clean(der);
        ASSERT_TRUE(theirs || !ours) << path << " " << to_hex(as_bytes(der));
        ++(theirs ? decoded : refused);
        unclean += theirs && !ours ? 1 : 0;
      }
    }
  }
  EXPECT_GT(refused, 500U);
  // Of what OpenSSL decodes, only what is no DER or no certificate of RFC 5280 is unclean.
  EXPECT_LT(unclean, decoded / 10);
}

TEST(Differential, MutatedCrlsAgreeWithOpenSsl) {
  std::mt19937 random(20260102);
  size_t compared = 0;
  for (int round = mutation_rounds(200); round > 0; --round) {
    for (const auto& path : data_files(".crl")) {
      const std::string original = slurp(path);
      if (original.empty() || original.size() > 100000) continue;
      const std::string der = mutated(original, random);
      const auto* at = reinterpret_cast<const unsigned char*>(der.data());
      const CrlPtr x(d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())));
      if (!x) continue;
      SCOPED_TRACE(path.filename().string() + " " + to_hex(as_bytes(der).first(std::min<size_t>(der.size(), 4000))));
      compare_crl(der.substr(0, static_cast<size_t>(at - as_bytes(der).data())), x.get());
      ASSERT_FALSE(HasFailure());
      ++compared;
    }
  }
  EXPECT_GT(compared, 500U);
}

TEST(Differential, CrlsAgreeWithOpenSsl) {
  size_t compared = 0;
  for (const auto& path : data_files(".crl")) {
    std::string der = slurp(path);
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const CrlPtr x(d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())));
    if (!x) continue;
    SCOPED_TRACE(path.filename().string());
    compare_crl(der, x.get());
    ++compared;
  }
  RecordProperty("compared", static_cast<int>(compared));
  EXPECT_GT(compared, 20U);
}

}  // namespace
}  // namespace candor::x509
