// The clock of an evidence set: where it begins, when it is due, and what its states say of it.
#include "lifecycle/revocation_clock.h"

#include "lifecycle/test_bug.h"

namespace candor::lifecycle {

namespace {

Incident with_set(std::string_view reason) {
  Incident incident;
  incident.id = 17;
  incident.aware_at = instant("2026-04-14T09:17:00Z");
  EvidenceSet set{.revision = 2, .name = "set", .folder = "set/"};
  set.as_of = instant("2026-04-14T12:00:00Z");
  set.certificates = 5;
  set.remaining_valid = 5;
  set.reason = reason;
  incident.evidence.push_back(set);
  return incident;
}

void later(Incident& incident, std::string_view as_of, int64_t left) {
  EvidenceSet set = incident.evidence.back();
  set.as_of = instant(as_of);
  set.remaining_valid = left;
  incident.evidence.push_back(set);
}

std::string must_of(const Incident& incident, std::string_view as_of) {
  for (const ClockResult& clock : revocation_clocks(incident, instant(as_of))) {
    if (clock.level == guidelines::Level::must) return verdict(clock);
  }
  return "none";
}

TEST(RevocationClock, BeginsWithWhatIsKnownBest) {
  Incident incident = with_set("br-subscriber-12");
  auto deadline = revocation_deadline(incident, incident.evidence[0]);
  ASSERT_TRUE(deadline && deadline->should);
  EXPECT_EQ(format_instant(deadline->must), "2026-04-19T09:17:00Z");
  EXPECT_EQ(format_instant(*deadline->should), "2026-04-15T09:17:00Z");
  EXPECT_EQ(deadline->citation, "TLS-BR 2.2.6, 4.9.1.1 (12)");
  incident.problem_report_at = instant("2026-04-13T22:40:00Z");
  deadline = revocation_deadline(incident, incident.evidence[0]);
  EXPECT_EQ(format_instant(deadline->must), "2026-04-18T22:40:00Z");
  EXPECT_EQ(deadline->from->what, "problem report received");
  incident.evidence[0].clock_from = instant("2026-04-14T00:00:00Z");
  EXPECT_EQ(format_instant(revocation_deadline(incident, incident.evidence[0])->must), "2026-04-19T00:00:00Z");
  incident.evidence[0].revoke_by = instant("2026-04-16T00:00:00Z");
  EXPECT_EQ(format_instant(revocation_deadline(incident, incident.evidence[0])->must), "2026-04-16T00:00:00Z");
  const Incident unknown = with_set("");
  EXPECT_FALSE(revocation_deadline(unknown, unknown.evidence[0]));
}

TEST(RevocationClock, IsJudgedByTheStatesOfTheSet) {
  Incident incident = with_set("br-subscriber-12");
  EXPECT_EQ(must_of(incident, "2026-04-18T00:00:00Z"), "running");
  EXPECT_EQ(must_of(incident, "2026-04-19T09:17:01Z"), "missed 1");
  Incident in_time = incident;
  later(in_time, "2026-04-19T09:17:00Z", 0);
  EXPECT_EQ(must_of(in_time, "2026-05-01"), "met");
  Incident seen_late = incident;
  later(seen_late, "2026-04-20T09:17:00Z", 0);  // the last may have been revoked before the deadline
  EXPECT_EQ(must_of(seen_late, "2026-05-01"), "unknown");
  Incident late = incident;
  later(late, "2026-04-19T10:17:00Z", 2);
  later(late, "2026-04-20T09:17:00Z", 0);
  EXPECT_EQ(must_of(late, "2026-05-01"), "missed 86400");
  Incident again = in_time;
  later(again, "2026-04-21T00:00:00Z", 3);  // more were found
  EXPECT_EQ(must_of(again, "2026-04-21T09:17:00Z"), "missed 172800");
}

TEST(RevocationClock, TwoBoundsAndWhatItSays) {
  const auto clocks = revocation_clocks(with_set("sbr-subscriber-6"), instant("2026-04-15T10:17:00Z"));
  ASSERT_EQ(clocks.size(), 2U);
  EXPECT_EQ(clocks[0].level, guidelines::Level::should);
  EXPECT_EQ(verdict(clocks[0]), "missed 3600");
  EXPECT_EQ(verdict(clocks[1]), "running");
  EXPECT_EQ(clocks[1].citation, "SMIME-BR 1.0.10, 4.9.1.1 (6)");
  EXPECT_EQ(clocks[1].note, "5 certificates of set not revoked");
  EXPECT_EQ(clocks[1].trigger->what, "set: the CA became aware");
}

}  // namespace

}  // namespace candor::lifecycle
