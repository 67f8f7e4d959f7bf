// CRLs that a CA serves, alone and one after another.
#include "evidence/status_for_test.h"

namespace candor::evidence {
namespace {

using test::at;
using test::CrlOrder;
using test::SingleOrder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using enum StatusProblem;

using CrlStatusTest = StatusTest;

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

TEST_F(CrlStatusTest, JudgesWhatIsNoCrl) {
  serve(good());
  for (const std::string& what :
       {std::string(), std::string("garbage"), std::string("\0\1\2", 3), std::string("<html>502 Bad Gateway</html>"),
        std::string("-----BEGIN X509 CRL-----\nMII"), std::string("0garbage")}) {
    write("crls/1.crl", what);
    EXPECT_THAT(crl_problems(), ElementsAre(crl_malformed)) << what;
  }
  const std::string whole = test::make_crl({}, ca_);
  write("crls/1.crl", whole.substr(0, whole.size() / 2));
  EXPECT_THAT(crl_problems(), ElementsAre(crl_malformed)) << "cut short";
}

TEST_F(CrlStatusTest, TellsOfWhatIsCriticalAndUnknown) {
  serve(good());
  publish(
      {.revoked = {{kSerial, at("2026-04-13"), 4}}, .extensions = {{NID_inhibit_any_policy, "critical,DER:020100"}}},
      "1.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_unknown_critical));
  EXPECT_THAT(problems(), IsEmpty()) << "not used against the OCSP response";
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

TEST_F(CrlStatusTest, EntriesStandInOneCrlAfterExpiry) {
  as_of_ = at("2026-07-08");
  const std::vector<test::RevokedOrder> revoked = {{kSerial, at("2026-04-13"), 4}};
  const auto issued = [&](const char* day, long number, bool listed) {
    publish({.this_update = at(day),
             .next_update = at(day) + std::chrono::days(7),
             .number = number,
             .revoked = listed ? revoked : std::vector<test::RevokedOrder>{}},
            std::to_string(number) + ".crl");
  };
  issued("2026-06-28", 6, true);
  issued("2026-07-02", 7, true);
  issued("2026-07-06", 8, false);
  EXPECT_THAT(crl_problems(), IsEmpty());
  issued("2026-07-02", 7, false);
  EXPECT_THAT(crl_problems(), ElementsAre(crl_entries_vanished));
  EXPECT_THAT(outcome_.crls[0].detail, HasSubstr("0 of unexpired certificates, 1 that had to stand in one CRL after"));
  issued("2026-07-02", 9, false);
  std::filesystem::remove(folder_ + "/crls/7.crl");
  std::filesystem::remove(folder_ + "/crls/8.crl");
  EXPECT_THAT(crl_problems(), IsEmpty()) << "issues in between were not given";
}

TEST_F(CrlStatusTest, DeltasTakeBackOnlyHolds) {
  CrlOrder base{.this_update = at("2026-04-19"), .next_update = at("2026-04-26"), .number = 6};
  base.revoked = {{kSerial, at("2026-04-13"), 1}};
  publish(base, "1.crl");
  publish({.number = 7, .revoked = {{kSerial, at("2026-04-13"), 8}}, .delta_base = 6}, "2.crl");
  EXPECT_THAT(crl_problems(), ElementsAre(crl_entries_vanished));
  EXPECT_THAT(outcome_.rows[0].back().detail,
              HasSubstr("no hold, and removed by the delta CRL of 2026-04-20T00:00:00Z"));
  base.revoked[0].reason = 6;
  publish(base, "1.crl");
  EXPECT_THAT(crl_problems(), IsEmpty());
}

}  // namespace
}  // namespace candor::evidence
