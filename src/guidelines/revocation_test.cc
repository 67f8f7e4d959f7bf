#include "guidelines/revocation.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "guidelines/duration.h"

namespace candor::guidelines {

namespace {

RevocationDue due_of(std::string_view id, std::string_view from) {
  const RevocationReason* reason = find_revocation_reason(id);
  EXPECT_NE(reason, nullptr) << id;
  const auto due = revocation_due(*reason, *parse_instant(from));
  EXPECT_TRUE(due) << id;
  return due.value_or(RevocationDue{});
}

TEST(Revocation, WorkedExamples) {
  EXPECT_EQ(format_instant(due_of("br-subscriber-3", "2026-04-14T09:17:00Z").must), "2026-04-15T09:17:00Z");
  const RevocationDue five_days = due_of("br-subscriber-12", "2026-04-14T09:17:00Z");
  EXPECT_EQ(format_instant(five_days.must), "2026-04-19T09:17:00Z");
  ASSERT_TRUE(five_days.should);
  EXPECT_EQ(format_instant(*five_days.should), "2026-04-15T09:17:00Z");
  EXPECT_EQ(format_instant(due_of("sbr-subca-1", "2026-04-14T09:17:00Z").must), "2026-04-21T09:17:00Z");
  // From the receipt of a problem report.
  EXPECT_EQ(format_instant(due_of("br-subscriber-12", "2026-05-04T22:40:00Z").must), "2026-05-09T22:40:00Z");
  EXPECT_EQ(format_instant(due_of("br-subscriber-5", "2026-05-04T22:40:00Z").must), "2026-05-05T22:40:00Z");
  // Leap day and year end are elapsed time.
  EXPECT_EQ(format_instant(due_of("br-subscriber-12", "2028-02-26T00:00:00Z").must), "2028-03-02T00:00:00Z");
  EXPECT_EQ(format_instant(due_of("br-subca-1", "2026-12-28T00:00:00Z").must), "2027-01-04T00:00:00Z");
}

TEST(Revocation, WorkedExampleOfAProblemReport) {
  const std::string_view received = "2026-05-04T22:40:00Z";
  const NeighbourClock* first = find_neighbour_clock("br-cpr-preliminary-report");
  ASSERT_NE(first, nullptr);
  const Instant owed = *parse_instant(received) + elapsed_time(first->deadline).value();
  EXPECT_EQ(format_instant(owed), "2026-05-05T22:40:00Z");
  EXPECT_EQ(format_instant(due_of("br-subscriber-12", received).must), "2026-05-09T22:40:00Z");
  EXPECT_EQ(format_instant(due_of("br-subscriber-5", received).must), "2026-05-05T22:40:00Z");
}

// 4.9.1.1 of both documents: items 1 to 5 in 24 hours, the others in five days and better in 24 hours; 4.9.1.2: seven
// days.
TEST(Revocation, EveryItemHasTheTimeOfItsList) {
  int seen = 0;
  for (const RevocationReason& reason : revocation_reasons()) {
    if (reason.section == "4.9.1.2") {
      EXPECT_EQ(reason.deadline, "P7D") << reason.id;
      EXPECT_EQ(reason.should, "") << reason.id;
      EXPECT_EQ(reason.certificate, "subordinate CA") << reason.id;
    } else if (reason.section == "4.9.1.1") {
      EXPECT_EQ(reason.deadline, reason.item <= 5 ? "PT24H" : "P5D") << reason.id;
      EXPECT_EQ(reason.should, reason.item <= 5 ? "" : "PT24H") << reason.id;
      EXPECT_EQ(reason.exempt.empty(), reason.document == "SMIME-BR") << reason.id;
    } else {
      EXPECT_EQ(reason.document, "MRSP") << reason.id;
      continue;
    }
    ++seen;
  }
  EXPECT_EQ(seen, 16 + 9 + 15 + 9);
}

// 7.2.2: which CRL reason goes with which item of the TLS BR.
TEST(Revocation, CrlReasonsOfTheTlsItems) {
  constexpr int kCodes[] = {0, 9, 1, 1, 4, 4, 9, 9, 5, 9, 9, 4, 9, 0, 0, 1};
  constexpr std::string_view kNames[] = {
      "unspecified",       "keyCompromise", "", "affiliationChanged", "superseded", "cessationOfOperation", "", "", "",
      "privilegeWithdrawn"};
  for (int item = 1; item <= 16; ++item) {
    const RevocationReason* reason = find_revocation_reason(fmt::format("br-subscriber-{}", item));
    ASSERT_NE(reason, nullptr) << item;
    EXPECT_EQ(reason->item, item);
    EXPECT_EQ(reason->crl_code, kCodes[item - 1]) << item;
    EXPECT_EQ(reason->crl_reason, kNames[reason->crl_code]) << item;
  }
  for (const RevocationReason& reason : revocation_reasons()) {
    if (reason.id.starts_with("br-subscriber")) continue;
    EXPECT_EQ(reason.crl_code, -1) << reason.id;
    const bool silent = reason.id.starts_with("mrsp-smime") || reason.id == "mrsp-precertificate";
    EXPECT_EQ(reason.crl_rule.empty(), silent) << reason.id;
  }
}

TEST(Revocation, NeighboursAndNotes) {
  EXPECT_EQ(neighbour_clocks().size(), 27U);
  for (const NeighbourClock& clock : neighbour_clocks()) {
    EXPECT_FALSE(clock.duty.empty() || clock.begins.empty() || clock.deadline.empty()) << clock.id;
  }
  EXPECT_EQ(find_neighbour_clock("nothing"), nullptr);
  EXPECT_EQ(revocation_notes().size(), 8U);
  EXPECT_NE(find_revocation_reason("br-subscriber-5")->history, "");
  EXPECT_NE(find_revocation_reason("br-subscriber-4")->history, "");
}

TEST(Revocation, EveryReasonIsComplete) {
  EXPECT_EQ(revocation_reasons().size(), 54U);
  for (const RevocationReason& reason : revocation_reasons()) {
    EXPECT_FALSE(reason.reason.empty()) << reason.id;
    EXPECT_TRUE(elapsed_time(reason.deadline) || !reason.deadline_note.empty()) << reason.id;
    EXPECT_TRUE(reason.should.empty() || elapsed_time(reason.should)) << reason.id;
  }
  EXPECT_EQ(cite(*find_revocation_reason("br-subscriber-12")), "TLS-BR 2.2.6, 4.9.1.1 (12)");
  EXPECT_EQ(find_revocation_reason("br-subscriber-99"), nullptr);
  const RevocationReason* policy = find_revocation_reason("mrsp-tls-brs");
  ASSERT_NE(policy, nullptr);
  EXPECT_FALSE(revocation_due(*policy, Instant{}));
}

TEST(Duration, ElapsedTimeOnly) {
  EXPECT_EQ(elapsed_time("PT72H"), Seconds(std::chrono::hours(72)));
  EXPECT_EQ(elapsed_time("P14D"), Seconds(std::chrono::hours(24 * 14)));
  for (const char* other : {"", "P", "P2Y", "PT", "P-1D", "1 business day", "P3M, P6M", "P7", "PT7D"}) {
    EXPECT_FALSE(elapsed_time(other)) << other;
  }
}

}  // namespace

}  // namespace candor::guidelines
