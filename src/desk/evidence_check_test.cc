// Somebody's listing against certificates that are made here.
#include "desk/evidence_check.h"

#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file.h"
#include "evidence/digest.h"
#include "x509/pki_for_test.h"

namespace candor::desk {
namespace {

namespace fs = std::filesystem;
using test::at;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class CheckListing : public ::testing::Test {
 public:
  ~CheckListing() override { fs::remove_all(folder_); }

 protected:
  CheckListing() : ca_(test::make_authority("Issuing CA")), key_(test::ec_key()) {
    std::string path = (fs::temp_directory_path() / "candor-listing.XXXXXX").string();
    EXPECT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
    fs::create_directory(folder_ + "/certs");
  }

  // Writes one and returns its hash. ECDSA signatures differ each time.
  std::string issue(bool precertificate) {
    test::CertificateOrder order{"a.example", 5, at("2026-04-01"), at("2026-06-30"), {}};
    if (precertificate) order.extensions.emplace_back(NID_ct_precert_poison, "critical,DER:0500");
    const std::string der = test::der_of(test::make_certificate(order, key_.get(), &ca_));
    EXPECT_TRUE(write_file_atomically(fmt::format("{}/certs/{}", folder_, ++issued_), der));
    return x509::to_hex(evidence::Sha256().of(x509::as_bytes(der)));
  }

  std::vector<std::string> truths(const std::string& precertificate, const std::string& certificate) {
    const std::string csv = folder_ + "/listing.csv";
    EXPECT_TRUE(write_file_atomically(csv, fmt::format("Precertificate SHA-256 hash,Certificate SHA-256 hash\n{},{}\n",
                                                       precertificate, certificate)));
    EvidenceRequest request;
    request.certificates = {folder_ + "/certs"};
    request.as_of = at("2026-05-01");
    request.version = &guidelines::in_force_at(request.as_of);
    const auto checked = check_listing(csv, request, {});
    EXPECT_TRUE(checked);
    std::vector<std::string> out;
    for (const ListingRemark& remark : checked->remarks) {
      if (remark.rule == "truth") out.push_back(remark.message);
    }
    unseen_ = checked->hashes_unseen;
    return out;
  }

  std::string folder_;
  test::Authority ca_;
  test::Key key_;
  int issued_ = 0;
  uint64_t unseen_ = 0;
};

TEST_F(CheckListing, EitherOfTwoPrecertificatesIsRight) {
  const std::string certificate = issue(false);
  const std::string first = issue(true);
  const std::string second = issue(true);
  EXPECT_THAT(truths(first, certificate), IsEmpty());
  EXPECT_THAT(truths(second, certificate), IsEmpty());
  EXPECT_THAT(truths(second, ""), ElementsAre(HasSubstr("\"Certificate SHA-256 hash\" reads as nothing")));
  EXPECT_THAT(truths(std::string(64, 'c'), certificate), ElementsAre(HasSubstr("is in the input")));
}

TEST_F(CheckListing, CountsWhatNothingIsKnownOf) {
  const std::string certificate = issue(false);
  EXPECT_THAT(truths(std::string(64, 'c'), certificate), IsEmpty());
  EXPECT_EQ(unseen_, 1U);
}

}  // namespace
}  // namespace candor::desk
