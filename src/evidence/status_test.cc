// What a CA serves, right and wrong in each way, made with OpenSSL and judged.
#include "evidence/status.h"

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
using test::CertificatePtr;
using test::CrlOrder;
using test::ResponseOrder;
using test::SingleOrder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using enum StatusProblem;

constexpr long kSerial = 0x1234567890ABCDEF;
constexpr const char* kPointer = "OCSP;URI:http://ocsp.test-ca.example";

class StatusTest : public ::testing::Test {
 protected:
  StatusTest() : ca_(test::make_authority("Test CA")), key_(test::ec_key()), subject_(issue(kSerial, ca_)) {
    std::string path = (fs::temp_directory_path() / "candor-status.XXXXXX").string();
    EXPECT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
    write("issuer.der", ca_.der());
    write("certs/a.der", test::der_of(subject_));
    fs::create_directories(folder_ + "/ocsp");
    fs::create_directories(folder_ + "/crls");
  }
  ~StatusTest() override { fs::remove_all(folder_); }

  CertificatePtr issue(long serial, const Authority& ca, const std::string& pointer = kPointer) {
    test::CertificateOrder order{"subject.example", serial, at("2026-04-01"), at("2026-06-30"), {}};
    if (!pointer.empty()) order.extensions.emplace_back(NID_info_access, pointer);
    return test::make_certificate(order, key_.get(), &ca);
  }

  // A responder's certificate, delegated as it should be but for what `extensions` say.
  Authority responder(const std::vector<std::pair<int, std::string>>& extensions, const Authority& ca,
                      Instant to = at("2040-01-01")) {
    Authority out{test::ec_key(), nullptr};
    out.certificate = test::make_certificate({"Responder", 77, at("2020-01-01"), to, extensions}, out.key.get(), &ca);
    return out;
  }

  void write(const std::string& name, const std::string& bytes) const {
    const fs::path path = fs::path(folder_) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }

  SingleOrder good() const { return {subject_.get(), ca_.certificate.get()}; }
  void serve(const SingleOrder& single, const Authority* signer = nullptr, const std::string& name = "answer.der") {
    const Authority& by = signer != nullptr ? *signer : ca_;
    write("ocsp/" + name, test::make_response({{single}, by.certificate.get(), by.key.get(), true, false, {}}));
  }
  void serve_failure(int status, const std::string& name) {
    write("ocsp/" + name, test::make_failure_response(status));
  }
  void publish(const CrlOrder& order, const std::string& name) { write("crls/" + name, test::make_crl(order, ca_)); }

  void judge() {
    CollectOptions options;
    options.inputs = {folder_ + "/certs"};
    options.scratch = folder_;
    options.make_heuristic = [this] { return notes_.noting(nullptr); };
    auto set = collect(options);
    ASSERT_TRUE(set);
    set_ = std::move(*set);
    StatusInputs inputs{{folder_ + "/ocsp"}, {folder_ + "/crls"}, {}, as_of_, nullptr};
    if (issuer_given_) inputs.issuers = {folder_ + "/issuer.der"};
    auto outcome = judge_status(*set_, notes_, inputs);
    ASSERT_TRUE(outcome) << outcome.error().message;
    outcome_ = std::move(*outcome);
  }
  // Problems of the only certificate.
  std::vector<StatusProblem> problems() {
    judge();
    std::vector<StatusProblem> out;
    for (const auto& finding : outcome_.rows[0]) out.push_back(finding.problem);
    return out;
  }
  std::vector<StatusProblem> crl_problems() {
    judge();
    std::vector<StatusProblem> out;
    for (const auto& finding : outcome_.crls) out.push_back(finding.problem);
    return out;
  }

  std::string folder_;
  Authority ca_;
  test::Key key_;
  CertificatePtr subject_;
  SubjectNotes notes_;
  std::unique_ptr<EvidenceSet> set_;
  StatusOutcome outcome_;
  Instant as_of_ = at("2026-04-21T00:00Z");
  bool issuer_given_ = true;
};

using OcspStatusTest = StatusTest;
using ResponderTest = StatusTest;
using CrlStatusTest = StatusTest;

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

const std::vector<std::pair<int, std::string>> kDelegated = {{NID_ext_key_usage, "OCSPSigning"},
                                                             {NID_id_pkix_OCSP_noCheck, ""}};

TEST_F(ResponderTest, MayBeDelegated) {
  const Authority delegate = responder(kDelegated, ca_);
  serve(good(), &delegate);
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_EQ(outcome_.unverified, 0U);
}

TEST_F(ResponderTest, MustBeDelegatedForThis) {
  const Authority mute = responder({{NID_id_pkix_OCSP_noCheck, ""}}, ca_);
  serve(good(), &mute);
  EXPECT_THAT(problems(), ElementsAre(ocsp_undelegated));
  const Authority checked = responder({{NID_ext_key_usage, "OCSPSigning"}}, ca_);
  serve(good(), &checked);
  EXPECT_THAT(problems(), ElementsAre(ocsp_no_nocheck));
}

TEST_F(ResponderTest, MustBeIssuedByTheCaItself) {
  const Authority stranger = test::make_authority("Strange CA");
  const Authority delegate = responder(kDelegated, stranger);
  serve(good(), &delegate);
  EXPECT_THAT(problems(), ElementsAre(ocsp_undelegated));
  const Authority impostor = test::make_authority("Test CA");  // the name, not the key
  const Authority forged = responder(kDelegated, impostor);
  serve(good(), &forged);
  EXPECT_THAT(problems(), ElementsAre(ocsp_undelegated));
  EXPECT_THAT(outcome_.rows[0][0].detail, HasSubstr("bears no valid signature of the issuer"));
}

TEST_F(ResponderTest, MustBeValid) {
  const Authority ended = responder(kDelegated, ca_, at("2026-04-20T12:00Z"));
  serve(good(), &ended);
  EXPECT_THAT(problems(), ElementsAre(ocsp_responder_expired, ocsp_outlives_responder));
}

TEST_F(ResponderTest, MustSignProperly) {
  const std::string whole = test::make_response({{good()}, ca_.certificate.get(), ca_.key.get(), false, false, {}});
  std::string broken = whole;
  broken.back() = static_cast<char>(broken.back() ^ 1);
  write("ocsp/answer.der", broken);
  EXPECT_THAT(problems(), ElementsAre(ocsp_bad_signature));
  const Authority absent = test::make_authority("Absent");
  write("ocsp/answer.der",
        test::make_response({{good()}, absent.certificate.get(), absent.key.get(), false, true, {}}));
  EXPECT_THAT(problems(), ElementsAre(ocsp_unknown_responder));
}

TEST_F(ResponderTest, IsNotBlamedWithoutTheIssuer) {
  issuer_given_ = false;
  serve(good());
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_EQ(outcome_.unverified, 1U);
}

// OpenSSL's own verification agrees on who may sign.
TEST_F(ResponderTest, IsJudgedAsOpenSslJudges) {
  const Authority stranger = test::make_authority("Strange CA");
  std::vector<Authority> signers;
  signers.push_back(responder(kDelegated, ca_));
  signers.push_back(responder({{NID_id_pkix_OCSP_noCheck, ""}}, ca_));
  signers.push_back(responder(kDelegated, stranger));
  signers.push_back(test::make_authority("Nobody", test::rsa_key()));
  int refused = 0;
  for (const Authority& signer : signers) {
    serve(good(), &signer);
    const std::string der =
        test::make_response({{good()}, signer.certificate.get(), signer.key.get(), true, false, {}});
    const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
    const test::ResponsePtr response(d2i_OCSP_RESPONSE(nullptr, &bytes, static_cast<long>(der.size())));
    const test::BasicPtr basic(OCSP_response_get1_basic(response.get()));
    X509_STORE* store = X509_STORE_new();
    X509_STORE_add_cert(store, ca_.certificate.get());
    const bool theirs = OCSP_basic_verify(basic.get(), nullptr, store, 0) == 1;
    X509_STORE_free(store);
    EXPECT_EQ(problems().empty(), theirs);
    refused += theirs ? 0 : 1;
  }
  EXPECT_EQ(refused, 3);
}

TEST_F(CrlStatusTest, LooksAtEachCrl) {
  serve(good());
  publish({.next_update = at("2026-05-01T00:00Z")}, "1.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_too_long));
  publish({.next_update = at("2026-04-30T00:00Z")}, "1.crl");
  EXPECT_THAT(crl_problems(), IsEmpty());
  publish({.next_update = at("2026-04-20T12:00Z")}, "1.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_expired));
  publish({.next_update = std::nullopt}, "1.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_no_next_update));
  publish({.number = std::nullopt}, "1.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_no_number));
  publish({.this_update = at("2026-04-21T06:00Z")}, "1.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_not_yet_valid));
  std::string broken = test::make_crl({}, ca_);
  broken.back() = static_cast<char>(broken.back() ^ 1);
  write("crls/1.crl", broken);
  EXPECT_THAT(crl_problems(), ElementsAre(crl_bad_signature));
  write("crls/1.crl", test::make_crl({}, ca_) + "x");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_malformed));
}

TEST_F(CrlStatusTest, LooksAtSuccession) {
  serve(good());
  publish({.this_update = at("2026-04-14"), .next_update = at("2026-04-21"), .number = 6}, "1.crl");
  publish({.number = 7}, "2.crl");
  EXPECT_THAT(crl_problems(), IsEmpty());
  publish({.number = 5}, "2.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_number_backwards));
  publish({.number = 6}, "2.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_number_reused));
  publish({.this_update = at("2026-04-12"), .next_update = at("2026-04-22"), .number = 6}, "1.crl");
  publish({.number = 7}, "2.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_gap)) << "8 days";
  publish({.this_update = at("2026-04-15"), .next_update = at("2026-04-19"), .number = 6}, "1.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_gap)) << "none was valid for a day";
  write("certs/a.der", test::der_of(issue(kSerial, ca_, "")));
  publish({.this_update = at("2026-04-15"), .next_update = at("2026-04-22"), .number = 6}, "1.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_gap)) << "5 days where certificates do not point to OCSP";
}

TEST_F(CrlStatusTest, MissesEntriesThatVanish) {
  CrlOrder first{.this_update = at("2026-04-14"), .next_update = at("2026-04-21"), .number = 6};
  first.revoked = {{kSerial, at("2026-04-13"), 4}, {99, at("2026-04-13"), 4}};
  publish(first, "1.crl");
  publish({.number = 7, .revoked = {{99, at("2026-04-13"), 4}}}, "2.crl");
  SingleOrder revoked = good();
  revoked.status = V_OCSP_CERTSTATUS_REVOKED;
  revoked.revoked = at("2026-04-13");
  revoked.reason = OCSP_REVOKED_STATUS_SUPERSEDED;
  serve(revoked);
  EXPECT_THAT(problems(), ElementsAre(crl_entry_vanished));
  EXPECT_THAT(crl_problems(), ElementsAre(crl_entries_vanished));
  publish({.number = 7, .revoked = {{kSerial, at("2026-04-13"), 4}}}, "2.crl");
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_THAT(outcome_.crls[0].detail, HasSubstr("0 of unexpired certificates, 1 of certificates that were not given"));
  first.revoked = {{kSerial, at("2026-04-13"), 6}};  // a hold may end
  publish(first, "1.crl");
  publish({.number = 7}, "2.crl");
  serve(good());
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
