// Precertificates by another CA than the certificate's, and more than one of them (RFC 6962 sections 3.1 and 3.2).
#include "evidence/pairing.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "evidence/evidence_set.h"
#include "x509/pki_for_test.h"

namespace candor::evidence {
namespace {

namespace fs = std::filesystem;
using test::at;
using test::Authority;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum OddPair;

constexpr const char* kSignsPrecertificates = "critical,1.3.6.1.4.1.11129.2.4.4";

class PairingTest : public ::testing::Test {
 public:
  ~PairingTest() override { fs::remove_all(folder_); }

 protected:
  PairingTest() : ca_(test::make_authority("Issuing CA")), key_(test::ec_key()) {
    std::string path = (fs::temp_directory_path() / "candor-pairs.XXXXXX").string();
    EXPECT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
    write(test::der_of(issue(ca_, false)));
  }

  test::CertificatePtr issue(const Authority& by, bool precertificate) {
    test::CertificateOrder order{"a.example", 5, at("2026-04-01"), at("2026-06-30"), {}};
    order.extensions.emplace_back(NID_basic_constraints, "CA:FALSE");
    if (precertificate) order.extensions.emplace_back(NID_ct_precert_poison, "critical,DER:0500");
    return test::make_certificate(order, key_.get(), &by);
  }
  // A CA under `issuer` (null: self-signed) with this extended key usage, if any.
  static Authority authority(const std::string& name, const Authority* issuer, const std::string& purpose) {
    Authority out{test::ec_key(), nullptr};
    test::CertificateOrder order{name, 9, at("2020-01-01"), at("2040-01-01"), {}};
    order.extensions.emplace_back(NID_basic_constraints, "critical,CA:TRUE");
    if (!purpose.empty()) order.extensions.emplace_back(NID_ext_key_usage, purpose);
    out.certificate = test::make_certificate(order, out.key.get(), issuer);
    return out;
  }
  void write(const std::string& der) {
    std::ofstream(folder_ + "/" + std::to_string(++written_), std::ios::binary) << der;
  }

  // Rows with a precertificate and a certificate; what was remarked stands in remarks_.
  size_t pairs() {
    CollectOptions options;
    options.inputs = {folder_};
    options.issuers = issuers_;
    options.scratch = fs::temp_directory_path().string();
    auto set = collect(options);
    EXPECT_TRUE(set);
    remarks_.clear();
    for (const PairRemark& remark : (*set)->pairing.remarks) remarks_.push_back(remark.what);
    rows_ = (*set)->pairing.rows.size();
    size_t count = 0;
    for (const Row& row : (*set)->pairing.rows) {
      count += row.certificate != kNoRecord && row.precertificate != kNoRecord ? 1 : 0;
    }
    return count;
  }

  std::string folder_;
  Authority ca_;
  test::Key key_;
  int written_ = 0;
  std::vector<OddPair> remarks_;
  std::vector<std::string> issuers_;
  size_t rows_ = 0;
};

TEST_F(PairingTest, APrecertificateSigningCaStandsIn) {
  const Authority signer = authority("Signer", &ca_, kSignsPrecertificates);
  write(test::der_of(issue(signer, true)));
  EXPECT_EQ(pairs(), 1U) << "its certificate is not there";
  EXPECT_THAT(remarks_, ElementsAre(signing_ca));
  write(signer.der());
  EXPECT_EQ(pairs(), 1U);
  EXPECT_THAT(remarks_, ElementsAre(signing_ca));
}

TEST_F(PairingTest, AnOrdinaryCaDoesNot) {
  const Authority other = authority("Other CA", nullptr, "");
  write(test::der_of(issue(other, true)));
  write(other.der());
  EXPECT_EQ(pairs(), 0U);
  EXPECT_THAT(remarks_, IsEmpty());
}

TEST_F(PairingTest, AnOrdinaryCaIsKnownByTheIssuersToo) {
  const Authority other = authority("Other CA", nullptr, "");
  write(test::der_of(issue(other, true)));
  EXPECT_EQ(pairs(), 1U);
  const std::string file = folder_ + ".issuers";
  std::ofstream(file, std::ios::binary) << other.der();
  issuers_ = {file};
  EXPECT_EQ(pairs(), 0U);
  fs::remove(file);
}

TEST_F(PairingTest, AKeyIdentifierIsThereInBothOrNeither) {
  const Authority signer = authority("Signer", &ca_, kSignsPrecertificates);
  test::CertificateOrder order{"b.example", 6, at("2026-04-01"), at("2026-06-30"), {}};
  order.extensions = {{NID_basic_constraints, "CA:FALSE"}, {NID_authority_key_identifier, "DER:3003800101"}};
  write(test::der_of(test::make_certificate(order, key_.get(), &ca_)));
  order.extensions = {{NID_basic_constraints, "CA:FALSE"}, {NID_ct_precert_poison, "critical,DER:0500"}};
  const auto without = test::make_certificate(order, key_.get(), &signer);
  order.extensions.emplace_back(NID_authority_key_identifier, "DER:3003800102");
  const auto with = test::make_certificate(order, key_.get(), &signer);
  write(test::der_of(without));
  EXPECT_EQ(pairs(), 0U);
  write(test::der_of(with));
  EXPECT_EQ(pairs(), 1U);
}

TEST_F(PairingTest, OneCaUnderANameOfAnotherStringTypeIsNoOther) {
  std::string der = test::der_of(issue(ca_, true));
  char& type = der[der.find("Issuing CA") - 2];
  type = static_cast<char>(type == x509::kUtf8String ? x509::kPrintableString : x509::kUtf8String);
  write(der);
  EXPECT_EQ(pairs(), 0U);
  EXPECT_THAT(remarks_, ElementsAre(same_serial));
}

TEST_F(PairingTest, ASigningCaStandsInForItsIssuerOnly) {
  const Authority root = test::make_authority("Another Root");
  const Authority signer = authority("Signer", &root, kSignsPrecertificates);
  write(test::der_of(issue(signer, true)));
  write(signer.der());
  EXPECT_EQ(pairs(), 0U);
}

TEST_F(PairingTest, ASubordinateCaWithoutThePurposeDoesNot) {
  const Authority subordinate = authority("Subordinate", &ca_, "serverAuth");
  write(test::der_of(issue(subordinate, true)));
  write(subordinate.der());
  EXPECT_EQ(pairs(), 0U);
}

TEST_F(PairingTest, TwoPrecertificatesOfOneCertificateAreRemarked) {
  write(test::der_of(issue(ca_, true)));
  write(test::der_of(issue(ca_, true)));  // ECDSA: another signature
  EXPECT_EQ(pairs(), 1U);
  EXPECT_THAT(remarks_, ElementsAre(two_precertificates)) << "and not called another TBSCertificate";
  EXPECT_EQ(rows_, 1U) << "both have their certificate";
}

TEST_F(PairingTest, APrecertificateWithSctsIsRemarked) {
  test::CertificateOrder order{"a.example", 5, at("2026-04-01"), at("2026-06-30"), {}};
  order.extensions.emplace_back(NID_basic_constraints, "CA:FALSE");
  order.extensions.emplace_back(NID_ct_precert_scts, "DER:04020000");
  write(test::der_of(test::make_certificate(order, key_.get(), &ca_)));
  order.extensions.emplace_back(NID_ct_precert_poison, "critical,DER:0500");
  order.serial = 6;
  const std::string both = test::der_of(test::make_certificate(order, key_.get(), &ca_));
  write(both);
  write(both);
  pairs();
  EXPECT_THAT(remarks_, ElementsAre(poison_and_scts));
}

TEST_F(PairingTest, OneDirectlyAndOneByASigningCaAreRemarked) {
  const Authority signer = authority("Signer", &ca_, kSignsPrecertificates);
  write(test::der_of(issue(ca_, true)));
  write(test::der_of(issue(signer, true)));
  EXPECT_EQ(pairs(), 1U);
  EXPECT_THAT(remarks_, ElementsAre(two_precertificates));
}

}  // namespace
}  // namespace candor::evidence
