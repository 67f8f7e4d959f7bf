// OCSP responses that a CA serves, right and wrong in each way.
#include "evidence/status_for_test.h"

namespace candor::evidence {
namespace {

namespace fs = std::filesystem;
using test::at;
using test::Authority;
using test::CertificatePtr;
using test::SingleOrder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using enum StatusProblem;

using OcspStatusTest = StatusTest;

TEST_F(OcspStatusTest, FindsNothingWrongWithAGoodAnswer) {
  serve(good());
  publish({}, "1.crl");
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_THAT(outcome_.crls, IsEmpty());
  EXPECT_THAT(outcome_.rejected, IsEmpty());
  EXPECT_EQ(outcome_.unverified, 0U);
  EXPECT_THAT(outcome_.answers, ElementsAre(Pair("good", 1U)));
}

TEST_F(OcspStatusTest, MatchesBySha256HashesToo) {
  SingleOrder single = good();
  single.hash = EVP_sha256();
  serve(single);
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(OcspStatusTest, MissesAnAnswerThatIsOwed) {
  EXPECT_THAT(problems(), ElementsAre(ocsp_missing));
  as_of_ = at("2026-04-01T00:14:59Z");  // published less than 15 minutes ago
  EXPECT_THAT(problems(), IsEmpty());
  as_of_ = at("2026-07-01");  // expired
  EXPECT_THAT(problems(), IsEmpty());
  as_of_ = at("2026-04-21");
  write("certs/a.der", test::der_of(issue(kSerial, ca_, "")));  // no pointer to a responder
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_EQ(outcome_.without_pointer, 1U);
}

TEST_F(OcspStatusTest, KnowsFailuresByTheFilesName) {
  const std::vector<std::pair<int, StatusProblem>> failures = {{1, ocsp_malformed_request},
                                                               {2, ocsp_internal_error},
                                                               {3, ocsp_try_later},
                                                               {5, ocsp_sig_required},
                                                               {6, ocsp_unauthorized}};
  for (const auto& [status, problem] : failures) {
    serve_failure(status, "1234567890abcdef.ors");
    EXPECT_THAT(problems(), ElementsAre(problem));
  }
  fs::remove(folder_ + "/ocsp/1234567890abcdef.ors");
  serve_failure(3, "GET-0x1234567890ABCDEF-2026-04-20.der");
  EXPECT_THAT(problems(), ElementsAre(ocsp_try_later));
  fs::rename(folder_ + "/ocsp/GET-0x1234567890ABCDEF-2026-04-20.der",
             folder_ + "/ocsp/" + x509::to_hex(set_->records[0].sha256) + "_try1.der");
  EXPECT_THAT(problems(), ElementsAre(ocsp_try_later));
}

TEST_F(OcspStatusTest, RejectsWhatNamesNoCertificate) {
  serve_failure(3, "somebody.der");
  EXPECT_THAT(problems(), ElementsAre(ocsp_missing));
  ASSERT_EQ(outcome_.rejected.size(), 1U);
  EXPECT_EQ(outcome_.rejected[0].reason, "tryLater; the file's name does not say for which certificate");
}

TEST_F(OcspStatusTest, PassesOverWhatWasServedForCertificatesLeftOut) {
  const test::CertificatePtr other = issue(0x2234567890ABCDEF, ca_);
  write("certs/b.der", test::der_of(other));
  serve(good());
  serve({other.get(), ca_.certificate.get()}, nullptr, "other.der");
  serve_failure(3, "2234567890ABCDEF.der");
  where_ = "serial LIKE '12345678%'";
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_THAT(outcome_.rejected, IsEmpty());
  write("ocsp/README.txt", "Responses of today");
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_EQ(outcome_.rejected.size(), 1U);
  EXPECT_EQ(outcome_.responses, 3U) << "the text is none";
}

TEST_F(OcspStatusTest, RejectsWhatIsTooLargeAndGoesOn) {
  serve(good());
  write("ocsp/dump", std::string(2U << 20U, '\0'));
  EXPECT_THAT(problems(), IsEmpty());
  ASSERT_EQ(outcome_.rejected.size(), 1U);
  EXPECT_THAT(outcome_.rejected[0].reason, ::testing::HasSubstr("more than an OCSP response has"));
}

TEST_F(OcspStatusTest, ReportsWhatIsNoResponse) {
  write("ocsp/1234567890abcdef.html", "<html>502 Bad Gateway</html>");
  EXPECT_THAT(problems(), ElementsAre(ocsp_unreadable));
  write("ocsp/1234567890abcdef.html", "");
  EXPECT_THAT(problems(), ElementsAre(ocsp_unreadable));
  EXPECT_EQ(outcome_.rows[0][0].detail, "the file is empty");
}

TEST_F(OcspStatusTest, NoticesAnAnswerForSomebodyElse) {
  const CertificatePtr other = issue(kSerial + 1, ca_);
  serve({other.get(), ca_.certificate.get()}, nullptr, "1234567890abcdef.der");
  EXPECT_THAT(problems(), ElementsAre(ocsp_other_serial));
  const Authority sibling = test::make_authority("Other CA");
  const CertificatePtr same_serial = issue(kSerial, sibling);
  serve({same_serial.get(), sibling.certificate.get()}, &sibling, "1234567890abcdef.der");
  EXPECT_THAT(problems(), ElementsAre(ocsp_other_issuer));
  fs::rename(folder_ + "/ocsp/1234567890abcdef.der", folder_ + "/ocsp/unnamed.der");
  EXPECT_THAT(problems(), ElementsAre(ocsp_other_issuer)) << "64 bits of serial are no accident";
}

TEST_F(OcspStatusTest, NoticesAnotherKeyOfTheSameName) {
  const Authority renewed = test::make_authority("Test CA");
  serve({subject_.get(), renewed.certificate.get()}, &renewed);
  EXPECT_THAT(problems(), ElementsAre(ocsp_other_issuer));
}

TEST_F(OcspStatusTest, JudgesTheNewestAnswerByTheMoment) {
  SingleOrder old = good();
  old.this_update = at("2026-04-10");
  old.next_update = at("2026-04-13");
  serve(old, nullptr, "old.der");
  EXPECT_THAT(problems(), ElementsAre(ocsp_stale));
  serve(good(), nullptr, "new.der");
  EXPECT_THAT(problems(), IsEmpty());
  SingleOrder endless = good();
  endless.next_update = std::nullopt;
  serve(endless, nullptr, "new.der");
  EXPECT_THAT(problems(), ElementsAre(ocsp_no_next_update));
  SingleOrder both = good();
  both.next_update = at("2026-05-20");
  serve(both, nullptr, "new.der");
  as_of_ = at("2026-04-24T00:00:01Z");
  EXPECT_THAT(problems(), ElementsAre(ocsp_too_long, ocsp_not_refreshed));
}

TEST_F(OcspStatusTest, ReportsUnknown) {
  SingleOrder single = good();
  single.status = V_OCSP_CERTSTATUS_UNKNOWN;
  serve(single);
  EXPECT_THAT(problems(), ElementsAre(ocsp_unknown));
  EXPECT_THAT(outcome_.answers, ElementsAre(Pair("unknown", 1U)));
}

TEST_F(OcspStatusTest, ComparesWithTheCrl) {
  serve(good());
  publish({.revoked = {{kSerial, at("2026-04-19T12:00Z"), 4}}}, "1.crl");
  EXPECT_THAT(problems(), ElementsAre(ocsp_contradicts_crl));
  EXPECT_THAT(outcome_.rows[0][0].detail, HasSubstr("CRL: revoked 2026-04-19T12:00:00Z (superseded)"));
  publish({.revoked = {{kSerial, at("2026-04-20T00:00Z"), 4}}}, "1.crl");
  EXPECT_THAT(problems(), IsEmpty()) << "the answer may be older than the revocation";
  SingleOrder revoked = good();
  revoked.status = V_OCSP_CERTSTATUS_REVOKED;
  revoked.revoked = at("2026-04-19T12:00Z");
  revoked.reason = OCSP_REVOKED_STATUS_SUPERSEDED;
  serve(revoked);
  EXPECT_THAT(problems(), ElementsAre(ocsp_contradicts_crl)) << "another time of revocation";
  publish({}, "1.crl");
  EXPECT_THAT(problems(), ElementsAre(ocsp_contradicts_crl)) << "not in a later CRL";
  publish({.revoked = {{kSerial, at("2026-04-19T12:00Z"), 4}}}, "1.crl");
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(OcspStatusTest, RevocationIsForGood) {
  SingleOrder revoked = good();
  revoked.this_update = at("2026-04-19T12:00Z");
  revoked.next_update = at("2026-04-22");
  revoked.status = V_OCSP_CERTSTATUS_REVOKED;
  revoked.revoked = at("2026-04-19");
  revoked.reason = OCSP_REVOKED_STATUS_KEYCOMPROMISE;
  serve(revoked, nullptr, "old.der");
  serve(good(), nullptr, "new.der");
  EXPECT_THAT(problems(), ElementsAre(ocsp_revocation_vanished));
  revoked.reason = OCSP_REVOKED_STATUS_CERTIFICATEHOLD;
  serve(revoked, nullptr, "old.der");
  EXPECT_THAT(problems(), IsEmpty());
}

TEST(StatusProblems, HaveDistinctIds) {
  std::vector<std::string_view> ids;
  for (const auto& info : status_problems()) ids.push_back(info.id);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace
}  // namespace candor::evidence
