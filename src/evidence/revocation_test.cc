// CRLs of every kind against certificates of two authorities, all made with OpenSSL.
#include "evidence/revocation.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "x509/pki_for_test.h"

namespace candor::evidence {
namespace {

namespace fs = std::filesystem;
using test::at;
using test::Authority;
using test::CrlOrder;
using ::testing::IsEmpty;

class RevocationTest : public ::testing::Test {
 public:
  ~RevocationTest() override { fs::remove_all(folder_); }

 protected:
  RevocationTest() : one_(test::make_authority("One CA")), two_(test::make_authority("Two CA")), key_(test::ec_key()) {
    std::string path = (fs::temp_directory_path() / "candor-crl.XXXXXX").string();
    EXPECT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
    for (const long serial : {1L, 2L, 3L}) issue(serial, one_);
    issue(1, two_);
  }

  void write(const std::string& name, const std::string& bytes) const {
    const fs::path path = fs::path(folder_) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }
  // Told apart by their dates, so that rows come in this order.
  void issue(long serial, const Authority& ca) {
    const Instant from = at("2026-04-01") + std::chrono::days(issued_++);
    const auto x = test::make_certificate({"s", serial, from, at("2026-06-30"), {}}, key_.get(), &ca);
    write("certs/" + std::to_string(issued_), test::der_of(x));
  }
  void publish(const CrlOrder& order, const Authority& ca) {
    write("crls/" + std::to_string(++published_), test::make_crl(order, ca));
  }

  // "superseded", "" for a row that is not revoked, in the order of issue.
  std::vector<std::string> reasons() {
    CollectOptions options;
    options.inputs = {folder_ + "/certs"};
    options.issuers = issuers_;
    options.scratch = folder_;
    auto set = collect(options);
    EXPECT_TRUE(set);
    auto joined = join_crls(**set, {{folder_ + "/crls"}, as_of_});
    EXPECT_TRUE(joined);
    revocations_ = std::move(*joined);
    std::vector<std::string> out((*set)->pairing.rows.size());
    for (uint32_t row = 0; row < out.size(); ++row) {
      const auto revoked = revocations_.rows.find(row);
      if (revoked) out[row] = x509::reason_text(revoked->reason);
    }
    return out;
  }
  using Reasons = std::vector<std::string>;

  // The same name but for case and spacing.
  Authority one_under_another_name(const Authority& key_of) {
    EVP_PKEY_up_ref(key_of.key.get());
    return test::make_authority("ONE  ca", test::Key(key_of.key.get()));
  }

  std::string folder_;
  std::vector<std::string> issuers_;
  Authority one_, two_;
  test::Key key_;
  int issued_ = 0, published_ = 0;
  Instant as_of_ = at("2026-04-21");
  Revocations revocations_;
};

const Instant kThen = at("2026-04-18");

TEST_F(RevocationTest, TheLatestWins) {
  publish({.this_update = at("2026-04-20"), .number = 2, .revoked = {{1, kThen, 1}, {2, kThen, 4}}}, one_);
  publish({.this_update = at("2026-04-19"), .number = 1, .revoked = {{1, kThen, 4}}}, one_);
  EXPECT_EQ(reasons(), (Reasons{"keyCompromise", "superseded", "", ""}));
  EXPECT_THAT(revocations_.uncovered, ::testing::ElementsAre("CN=Two CA"));
  as_of_ = at("2026-04-17");
  EXPECT_EQ(reasons(), (Reasons{"", "", "", ""})) << "revoked only later";
}

TEST_F(RevocationTest, DeltasAddAndRemove) {
  publish({.this_update = at("2026-04-19"), .number = 5, .revoked = {{1, kThen, 6}, {2, kThen, 4}}}, one_);
  publish({.this_update = at("2026-04-20"), .number = 6, .revoked = {{1, kThen, 8}, {3, kThen, 9}}, .delta_base = 5},
          one_);
  EXPECT_EQ(reasons(), (Reasons{"", "superseded", "privilegeWithdrawn", ""}));
  EXPECT_EQ(revocations_.released, 1U);
  EXPECT_TRUE(revocations_.crls[1].delta);
  EXPECT_EQ(revocations_.crls[1].note, "");
  publish({.this_update = at("2026-04-20T06:00Z"), .number = 8, .delta_base = 7}, one_);
  reasons();
  EXPECT_THAT(revocations_.crls[2].note, ::testing::HasSubstr("lists the changes since CRL number 07"));
}

TEST_F(RevocationTest, OnlyAHoldIsTakenBack) {
  publish({.this_update = at("2026-04-19"), .number = 5, .revoked = {{1, kThen, 1}, {2, kThen, 6}}}, one_);
  publish({.this_update = at("2026-04-20"), .number = 6, .revoked = {{1, kThen, 8}, {2, kThen, 8}}, .delta_base = 5},
          one_);
  publish({.this_update = at("2026-04-20T12:00Z"), .number = 7}, one_);
  EXPECT_EQ(reasons(), (Reasons{"keyCompromise", "", "", ""}));
  EXPECT_EQ(revocations_.released, 1U);
  EXPECT_EQ(revocations_.vanished, 1U) << "once, though two CRLs leave it out";
}

TEST_F(RevocationTest, ADateThatCannotBeReadIsStillARevocation) {
  std::string crl = test::make_crl({.number = 5, .revoked = {{1, kThen, 5}, {2, at("2026-04-17"), 4}}}, one_);
  crl[crl.find("260418")] = '*';
  write("crls/undated", crl);
  EXPECT_EQ(reasons(), (Reasons{"cessationOfOperation", "superseded", "", ""}));
  EXPECT_EQ(revocations_.rows.find(0)->when, Revoked::kNoDate);
  EXPECT_THAT(revocations_.crls[0].note, ::testing::HasSubstr("1 entry with a revocation date that cannot be read"));
  publish({.this_update = at("2026-04-19"), .number = 4, .revoked = {{1, kThen, 5}}}, one_);
  EXPECT_EQ(reasons(), (Reasons{"cessationOfOperation", "superseded", "", ""}));
  EXPECT_EQ(revocations_.rows.find(0)->when, kThen) << "an earlier CRL has the date";
}

TEST_F(RevocationTest, ShardsSpeakForTheirPartOnly) {
  publish({.number = 1,
           .revoked = {{1, kThen, 4}},
           .extensions = {{NID_issuing_distribution_point, "fullname:URI:http://a.example/1"}}},
          one_);
  publish({.this_update = at("2026-04-20T01:00Z"),
           .number = 1,
           .revoked = {{2, kThen, 4}},
           .extensions = {{NID_issuing_distribution_point, "fullname:URI:http://a.example/2"}}},
          one_);
  EXPECT_EQ(reasons(), (Reasons{"superseded", "superseded", "", ""}));
  EXPECT_EQ(revocations_.vanished, 0U);
}

TEST_F(RevocationTest, HoldsEndInALaterCrlOfTheSamePart) {
  const auto part = [](const char* value) {
    return std::vector<std::pair<int, std::string>>{{NID_issuing_distribution_point, value}};
  };
  const auto later = at("2026-04-20T01:00Z");
  publish({.number = 1, .revoked = {{1, kThen, 6}}, .extensions = part("fullname:URI:http://a.example/1")}, one_);
  publish({.number = 1, .revoked = {{2, kThen, 6}}, .extensions = part("fullname:URI:http://a.example/2")}, one_);
  publish({.this_update = later, .number = 2, .extensions = part("fullname:URI:http://a.example/1")}, one_);
  EXPECT_EQ(reasons(), (Reasons{"", "certificateHold", "", ""}));
  EXPECT_EQ(revocations_.released, 1U);
  fs::remove_all(folder_ + "/crls");
  publish({.revoked = {{1, kThen, 6, two_.certificate.get()}, {3, kThen, 4, one_.certificate.get()}},
           .extensions = part("indirectCRL:TRUE")},
          one_);
  publish({.this_update = later, .number = 2, .extensions = part("indirectCRL:TRUE")}, one_);
  EXPECT_EQ(reasons(), (Reasons{"", "", "superseded", ""}));
  EXPECT_EQ(revocations_.vanished, 1U);
  fs::remove_all(folder_ + "/crls");
  publish({.revoked = {{1, kThen, 6}}}, one_);
  publish({.this_update = later, .number = 2, .extensions = part("onlyCA:TRUE")}, one_);
  EXPECT_EQ(reasons(), (Reasons{"certificateHold", "", "", ""}));
  publish({.this_update = later, .number = 3, .extensions = part("onlyuser:TRUE")}, one_);
  EXPECT_EQ(reasons(), (Reasons{"", "", "", ""}));
}

TEST_F(RevocationTest, AnIndirectCrlNamesTheIssuer) {
  publish({.revoked = {{1, kThen, 4}, {1, kThen, 5, two_.certificate.get()}, {3, kThen, 9, one_.certificate.get()}},
           .extensions = {{NID_issuing_distribution_point, "indirectCRL:TRUE"}}},
          one_);
  EXPECT_EQ(reasons(), (Reasons{"superseded", "", "privilegeWithdrawn", "cessationOfOperation"}));
  EXPECT_THAT(revocations_.uncovered, IsEmpty());
}

TEST_F(RevocationTest, HoldsEndAndRevocationsStay) {
  publish({.this_update = at("2026-04-19"), .number = 1, .revoked = {{1, kThen, 6}, {2, kThen, 4}}}, one_);
  publish({.this_update = at("2026-04-20"), .number = 2}, one_);
  EXPECT_EQ(reasons(), (Reasons{"", "superseded", "", ""}));
  EXPECT_EQ(revocations_.released, 1U);
  EXPECT_EQ(revocations_.vanished, 1U);
}

TEST_F(RevocationTest, WhatEndedAfterTheMomentHadNotEndedThen) {
  publish({.this_update = at("2026-04-19"), .number = 5, .revoked = {{1, kThen, 6}, {2, kThen, 6}}}, one_);
  publish({.this_update = at("2026-04-22"), .number = 6, .revoked = {{1, kThen, 8}}, .delta_base = 5}, one_);
  publish({.this_update = at("2026-04-23"), .number = 7}, one_);
  EXPECT_EQ(reasons(), (Reasons{"certificateHold", "certificateHold", "", ""}));
  as_of_ = at("2026-04-22T12:00Z");
  EXPECT_EQ(reasons(), (Reasons{"", "certificateHold", "", ""}));
  as_of_ = at("2026-04-24");
  EXPECT_EQ(reasons(), (Reasons{"", "", "", ""}));
}

TEST_F(RevocationTest, IsVerifiedByTheCertificateItIsJoinedBy) {
  write("one.der", one_.der());
  issuers_ = {folder_ + "/one.der"};
  publish({.revoked = {{1, kThen, 4}}}, one_under_another_name(one_));
  EXPECT_EQ(reasons(), (Reasons{"superseded", "", "", ""}));
  EXPECT_EQ(revocations_.crls[0].verified, Verified::good);
  publish({.this_update = at("2026-04-20T01:00Z"), .revoked = {{1, kThen, 1}, {2, kThen, 1}}},
          one_under_another_name(two_));
  EXPECT_EQ(reasons(), (Reasons{"superseded", "", "", ""})) << "signed by somebody else";
  EXPECT_EQ(revocations_.crls[1].verified, Verified::bad);
}

TEST_F(RevocationTest, IsUsedWhenItsSignatureAlgorithmIsNotKnown) {
  write("one.der", one_.der());
  issuers_ = {folder_ + "/one.der"};
  std::string crl = test::make_crl({.revoked = {{1, kThen, 4}}}, one_);
  const std::string ecdsa_with_sha256("\x2A\x86\x48\xCE\x3D\x04\x03\x02", 8);
  for (size_t at = 0; (at = crl.find(ecdsa_with_sha256, at)) != std::string::npos; ++at) crl[at + 7] = '\x7F';
  write("crls/unknown", crl);
  EXPECT_EQ(reasons(), (Reasons{"superseded", "", "", ""}));
  EXPECT_EQ(revocations_.crls[0].verified, Verified::unknown_algorithm);
}

TEST_F(RevocationTest, WhatIsCriticalAndUnknownIsNotUsed) {
  publish({.revoked = {{1, kThen, 4}}, .extensions = {{NID_inhibit_any_policy, "critical,DER:020100"}}}, one_);
  EXPECT_EQ(reasons(), (Reasons{"", "", "", ""}));
  EXPECT_EQ(revocations_.crls[0].note, "has a critical extension that is not known (2.5.29.54); it was not used");
  publish({.revoked = {{1, kThen, 4}}, .extensions = {{NID_inhibit_any_policy, "DER:020100"}}}, one_);
  EXPECT_EQ(reasons(), (Reasons{"superseded", "", "", ""}));
}

TEST_F(RevocationTest, SpeaksOfTheCertificatesItIsFor) {
  const auto point = [&](const std::string& what) {
    publish({.revoked = {{1, kThen, 4}}, .extensions = {{NID_issuing_distribution_point, "critical," + what}}}, one_);
    return reasons()[0];
  };
  EXPECT_EQ(point("onlyAA:TRUE"), "");
  EXPECT_EQ(revocations_.crls[0].note, "speaks of attribute certificates only; it was not used");
  EXPECT_EQ(point("onlyCA:TRUE"), "");
  EXPECT_EQ(point("onlyuser:TRUE"), "superseded");
}

TEST_F(RevocationTest, OnlyAnIndirectCrlSpeaksForOthers) {
  publish({.revoked = {{1, kThen, 4, two_.certificate.get()}, {2, kThen, 5}, {3, kThen, 5, one_.certificate.get()}}},
          one_);
  EXPECT_EQ(reasons(), (Reasons{"", "cessationOfOperation", "cessationOfOperation", ""}));
  EXPECT_EQ(revocations_.crls[0].note, "has 1 entry of other issuers though it is not indirect; it was not used");
}

TEST_F(RevocationTest, ALaterCrlAddsButChangesNothing) {
  publish({.this_update = at("2026-04-19"), .number = 5, .revoked = {{1, kThen, 4}}}, one_);
  publish({.this_update = at("2026-04-22"), .number = 6, .revoked = {{1, kThen, 1}, {2, kThen, 1}}}, one_);
  EXPECT_EQ(reasons(), (Reasons{"superseded", "keyCompromise", "", ""}));
  EXPECT_THAT(revocations_.crls[1].note, ::testing::StartsWith("was issued after the moment"));
  EXPECT_EQ(revocations_.crls[0].note, "");
}

TEST_F(RevocationTest, OtherFilesInAFolderArePassedOver) {
  publish({.revoked = {{1, kThen, 4}}}, one_);
  write("crls/README.txt", "These are CRLs.");
  write("crls/.DS_Store", std::string("\0\0\0\1", 4));
  EXPECT_EQ(reasons(), (Reasons{"superseded", "", "", ""}));
  ASSERT_EQ(revocations_.crls.size(), 3U);
  EXPECT_TRUE(revocations_.crls[0].passed_over);
  EXPECT_EQ(revocations_.crls[0].note, "holds no CRL: neither DER nor PEM");
  CollectOptions options;
  options.inputs = {folder_ + "/certs"};
  options.scratch = folder_;
  auto set = collect(options);
  ASSERT_TRUE(set);
  EXPECT_FALSE(join_crls(**set, {{folder_ + "/crls/README.txt"}, as_of_})) << "given by its name it is a mistake";
}

TEST_F(RevocationTest, WithoutAReadableIssuerNobodySignedIt) {
  const auto nameless = test::make_certificate({"", 5, at("2020-01-01"), at("2040-01-01"), {}}, key_.get(), nullptr);
  const std::unique_ptr<X509_NAME, test::Deleter<X509_NAME_free>> empty(X509_NAME_new());
  X509_set_subject_name(nameless.get(), empty.get());
  write("nameless.der", test::der_of(nameless));
  issuers_ = {folder_ + "/nameless.der"};
  write("crls/1", std::string("\x30\x0B\x30\x00\x30\x03\x06\x01\x2A\x03\x02\x00\x01", 13));
  EXPECT_EQ(reasons(), (Reasons{"", "", "", ""}));
  EXPECT_EQ(revocations_.crls[0].verified, Verified::no_issuer);
  EXPECT_EQ(revocations_.crls[0].problem, "issuer cannot be read");
}

TEST_F(RevocationTest, OneFileMayHoldSeveralCrls) {
  const std::string first = test::make_crl({.number = 1, .revoked = {{1, kThen, 4}}}, one_);
  const std::string second = test::make_crl({.number = 1, .revoked = {{1, kThen, 5}}}, two_);
  write("crls/both", first + second);
  EXPECT_EQ(reasons(), (Reasons{"superseded", "", "", "cessationOfOperation"}));
  ASSERT_EQ(revocations_.crls.size(), 2U);
  for (const CrlFact& crl : revocations_.crls) EXPECT_EQ(crl.problem, "");
  write("crls/both", first + "junk");
  EXPECT_EQ(reasons(), (Reasons{"superseded", "", "", ""}));
  ASSERT_EQ(revocations_.crls.size(), 1U);
  EXPECT_EQ(revocations_.crls[0].problem, "trailing bytes after the CRL");
}

}  // namespace
}  // namespace candor::evidence
