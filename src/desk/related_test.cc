#include "desk/related.h"

#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "desk/mirror_sink.h"

namespace candor::desk {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const Instant kNow = *parse_instant("2026-11-01T00:00:00Z");

tracker::BugRecord bug(int64_t id, const char* title, const char* board, const char* text, const char* opened,
                       bool open = false) {
  tracker::BugRecord record;
  record.bug.id = id;
  record.bug.component = "CA Certificate Compliance";
  record.bug.summary = title;
  record.bug.whiteboard = board;
  record.bug.status = open ? "ASSIGNED" : "RESOLVED";
  record.bug.resolution = open ? "" : "FIXED";
  record.bug.opened = parse_instant(opened);
  record.comments = {
      {.id = id * 10, .count = 0, .author = "x@ca.example", .at = record.bug.opened, .text = text, .tags = {}}};
  return record;
}

class RelatedTest : public testing::Test {
 protected:
  RelatedTest()
      : file_((std::filesystem::temp_directory_path() / fmt::format("candor-related-{}.sqlite", ::getpid())).string()),
        store_(store::Store::open({store::Engine::sqlite, file_}, {.create = true, .now = kNow}).value()) {
    MirrorSink sink(store_);
    std::vector<tracker::BugRecord> bugs = {
        bug(1'990'001, "Netlock: Wrong policy OID in OV certificates", "[ov-misissuance]", "Against BR 7.1.6.1.",
            "2026-01-10T10:00:00Z"),
        bug(1'990'002, "DigiCert: OCSP responder outage", "[ocsp-failure]", "It was down.", "2026-02-10T10:00:00Z"),
        bug(1'990'003, "NETLOCK: Policy OID is wrong again", "[ov-misissuance]",
            "BR 7.1.6.1 was missed, see bug 1990001.", "2026-05-10T10:00:00Z", true),
        bug(1'990'004, "Netlock: Wrong policy OID of old", "[ov-misissuance]", "Against BR 7.1.6.1.",
            "2023-01-10T10:00:00Z"),
        bug(1'990'005, "Netlock: Secret policy OID", "[ov-misissuance]", "Against BR 7.1.6.1.",
            "2026-03-10T10:00:00Z")};
    bugs.back().bug.groups = {"ca-program-security"};
    EXPECT_TRUE(sink.keep(bugs, kNow, {}).ok());
  }
  void TearDown() override {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file_ + end);
  }
  Related related(RelatedSubject subject) {
    const auto found = find_related(store_, std::move(subject), 10);
    EXPECT_TRUE(found.ok()) << found.error().message;
    return *found;
  }
  static std::vector<int64_t> ids(const Related& related) {
    std::vector<int64_t> all;
    for (const RelatedBug& one : related.bugs) all.push_back(one.bug.bug.id);
    return all;
  }

  std::string file_;
  store::Store store_;
};

TEST_F(RelatedTest, OfTheTwoYearsBeforeAndPublicOnly) {
  const Related found = related(subject_of_bug(store_, 1'990'003).value());
  ASSERT_FALSE(found.bugs.empty());
  EXPECT_EQ(found.bugs[0].bug.bug.id, 1'990'001);
  EXPECT_THAT(found.bugs[0].why, Contains("both name BR 7.1.6.1"));
  EXPECT_THAT(found.bugs[0].why, Contains("one names the other"));
  EXPECT_THAT(ids(found), Not(Contains(1'990'003)));  // itself
  EXPECT_THAT(ids(found), Not(Contains(1'990'004)));  // older than two years
  EXPECT_THAT(ids(found), Not(Contains(1'990'005)));  // not public
  EXPECT_TRUE(found.bugs[0].same_owner);
  EXPECT_TRUE(found.bugs[0].recurrence);
}

// Resolved later than the other was opened: two incidents of one time, neither the return of the other.
TEST_F(RelatedTest, WhatWasResolvedLaterIsNoRecurrence) {
  tracker::BugRecord first = bug(1'990'001, "Netlock: Wrong policy OID in OV certificates", "[ov-misissuance]",
                                 "Against BR 7.1.6.1.", "2026-01-10T10:00:00Z");
  const auto recurs = [&] {
    EXPECT_TRUE(MirrorSink(store_).keep({first}, kNow, {}).ok());
    const Related found = related(subject_of_bug(store_, 1'990'003).value());
    EXPECT_EQ(found.bugs.at(0).bug.bug.id, 1'990'001);
    return found.bugs.at(0).recurrence;
  };
  first.bug.resolved = parse_instant("2026-05-10T09:59:59Z");
  EXPECT_TRUE(recurs());
  first.bug.resolved = parse_instant("2026-05-10T10:00:01Z");
  EXPECT_FALSE(recurs());
  // Stock Bugzilla has the history alone; and of a bug that was opened again it tells more.
  const auto closed_on = [](const char* when) {
    return tracker::Change{
        parse_instant(when), "m@x.example", {{"status", "ASSIGNED", "RESOLVED"}, {"resolution", "", "FIXED"}}};
  };
  first.bug.resolved.reset();
  first.history = {closed_on("2026-06-01T10:00:00Z")};
  EXPECT_FALSE(recurs());
  first.history = {closed_on("2026-03-01T10:00:00Z")};
  EXPECT_TRUE(recurs());
}

TEST_F(RelatedTest, AnIncidentBeginsWhenTheOwnerKnewOfIt) {
  lifecycle::Incident incident;
  incident.ca = "Netlock";
  incident.title = "Wrong policy OID";
  incident.policies = {"TLS BR 2.2.6, section 7.1.6.1"};
  incident.bug = 1'990'003;
  tracker::BugRecord first = bug(1'990'001, "Netlock: Wrong policy OID in OV certificates", "[ov-misissuance]",
                                 "Against BR 7.1.6.1.", "2026-01-10T10:00:00Z");
  first.bug.resolved = parse_instant("2026-06-01T00:00:00Z");
  EXPECT_TRUE(MirrorSink(store_).keep({first}, kNow, {}).ok());
  EXPECT_TRUE(related(subject_of_incident(incident, kNow)).bugs.at(0).recurrence);
  incident.aware_at = parse_instant("2026-05-20T00:00:00Z");
  EXPECT_FALSE(related(subject_of_incident(incident, kNow)).bugs.at(0).recurrence);
}

TEST_F(RelatedTest, AnotherOwnersIncidentIsNoRecurrence) {
  const Related found = related(subject_of_report(
      "report.md", "# Full Incident Report\n\nCertificates had a wrong policy OID, against BR 7.1.6.1.", "DigiCert",
      kNow));
  ASSERT_THAT(ids(found), Contains(1'990'001));
  for (const RelatedBug& one : found.bugs) EXPECT_FALSE(one.recurrence) << one.bug.bug.id;
}

TEST_F(RelatedTest, AnIncidentIsComparedByItsFacts) {
  lifecycle::Incident incident;
  incident.id = 3;
  incident.ca = "Netlock";
  incident.title = "Wrong policy OID";
  incident.tags = {"ov-misissuance"};
  incident.policies = {"TLS BR 2.2.6, section 7.1.6.1"};
  incident.bug = 1'990'003;
  const Related found = related(subject_of_incident(incident, kNow));
  EXPECT_EQ(found.bugs.at(0).bug.bug.id, 1'990'001);
  EXPECT_THAT(ids(found), Not(Contains(1'990'003)));  // its own bug
}

TEST_F(RelatedTest, ABugTheMirrorDoesNotHaveIsSaid) {
  const auto subject = subject_of_bug(store_, 99);
  ASSERT_FALSE(subject.ok());
  EXPECT_THAT(subject.error().message, HasSubstr("no bug 99"));
}

}  // namespace
}  // namespace candor::desk
