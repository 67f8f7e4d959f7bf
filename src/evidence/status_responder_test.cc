// Who may sign an OCSP response.
#include "evidence/status_for_test.h"

namespace candor::evidence {
namespace {

using test::at;
using test::Authority;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using enum StatusProblem;

using ResponderTest = StatusTest;

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

}  // namespace
}  // namespace candor::evidence
