#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "desk/check.h"
#include "desk/evidence_columns.h"
#include "desk/evidence_diff.h"
#include "desk/evidence_facts.h"
#include "desk/evidence_impact.h"
#include "desk/evidence_listed.h"
#include "desk/evidence_lists.h"
#include "desk/evidence_manifest.h"
#include "desk/evidence_names.h"
#include "desk/evidence_staging.h"

namespace candor::desk {

namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class Folder : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string path = (fs::temp_directory_path() / "candor-desk.XXXXXX").string();
    ASSERT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string in(const std::string& name) const { return folder_ + "/" + name; }
  size_t entries() const {
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  std::string folder_;
};

using EvidenceStaging = Folder;

TEST_F(EvidenceStaging, LeavesNothingUnlessCommitted) {
  {
    auto staging = Staging::beside(in("set"), {}, nullptr);
    ASSERT_TRUE(staging);
    ASSERT_TRUE(staging->write("impact.md", "half"));
    EXPECT_EQ(entries(), 1U);
  }
  EXPECT_EQ(entries(), 0U);
}

// A set of an earlier run, with files of somebody else beside it.
class EvidenceSetFolder : public Folder {
 protected:
  void SetUp() override {
    Folder::SetUp();
    fs::create_directory(in("set"));
    Manifest manifest;
    manifest.request.version = &guidelines::in_force_at(Instant{});
    for (const char* name : {"impact.md", "problem-1-x.csv"}) manifest.outputs.push_back({name, 3, ""});
    EXPECT_TRUE(write_file_atomically(in("set/manifest.json"), write_manifest(manifest)));
    for (const char* name : {"impact.md", "problem-1-x.csv", "urls.txt", "mine.txt"}) {
      EXPECT_TRUE(write_file_atomically(in("set/") + name, "old"));
    }
  }
  Status write_set(const std::vector<std::string>& names, const std::vector<std::string>& inputs = {}) {
    auto staging = Staging::beside(in("set/"), inputs, nullptr);
    if (!staging) return staging.error();
    for (const std::string& name : names) {
      if (auto status = staging->write(name, "new"); !status) return status;
    }
    return staging->commit();
  }
};

TEST_F(EvidenceSetFolder, IsReplacedButForWhatIsNotOfIt) {
  ASSERT_TRUE(write_set({"manifest.json", "impact.md"}));
  EXPECT_EQ(entries(), 1U);
  EXPECT_EQ(*read_file(in("set/impact.md"), 100), "new");
  EXPECT_EQ(*read_file(in("set/manifest.json"), 100), "new");
  EXPECT_EQ(*read_file(in("set/mine.txt"), 100), "old");
  EXPECT_EQ(*read_file(in("set/urls.txt"), 100), "old") << "no manifest names it";
  EXPECT_FALSE(fs::exists(in("set/problem-1-x.csv")));
  EXPECT_FALSE(fs::exists(in("set/.candor-moving")));
}

TEST_F(EvidenceSetFolder, IsLeftAloneWhereAFileOfSomebodyElseWouldGo) {
  const Status refused = write_set({"manifest.json", "impact.md", "urls.txt"});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("urls.txt is there, and not of an earlier run"));
  EXPECT_EQ(*read_file(in("set/impact.md"), 100), "old");
}

TEST_F(EvidenceSetFolder, IsLeftAloneWhereAnInputWouldGo) {
  const Status refused = write_set({"manifest.json", "impact.md"}, {in("set"), "-"});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("is an input and would be replaced"));
  EXPECT_EQ(*read_file(in("set/impact.md"), 100), "old");
}

TEST_F(EvidenceSetFolder, IsKnownAfterAMoveThatWasBrokenOff) {
  fs::remove(in("set/manifest.json"));
  EXPECT_FALSE(write_set({"manifest.json", "impact.md"}));
  ASSERT_TRUE(write_file_atomically(in("set/.candor-moving"), "impact.md\nproblem-1-x.csv\n../mine.txt\n"));
  ASSERT_TRUE(write_set({"manifest.json", "impact.md"}));
  EXPECT_FALSE(fs::exists(in("set/problem-1-x.csv")));
  EXPECT_FALSE(fs::exists(in("set/.candor-moving")));
}

TEST(EvidenceTruth, ReadsNamesAsPeopleWriteThem) {
  const std::string_view truth = "CN=shop.example,O=Harbour\\, Ltd,C=IE";
  for (const char* name :
       {"C=IE, O=Harbour\\, Ltd, CN=shop.example", "/C=IE/O=Harbour\\, Ltd/CN=shop.example",
        "C = IE, O = \"Harbour, Ltd\", CN = shop.example", "C=IE, O=Harbour, Ltd, CN=shop.example",
        "cn=Shop.example,o=Harbour\\2C Ltd,c=ie", "2.5.4.6=IE,OID.2.5.4.10=Harbour\\, Ltd,2.5.4.3=shop.example",
        "commonName = shop.example\norganizationName = Harbour, Ltd\ncountryName = IE",
        "subject=C = IE, O = \"Harbour, Ltd\", CN = shop.example",
        "CN=#0c0c73686f702e6578616d706c65;O=Harbour\\, Ltd;C=IE"}) {
    EXPECT_EQ(match_name(name, truth), NameMatch::same) << name;
  }
  for (const char* name :
       {"C=IE, O=Harbour\\, Ltd, CN=mail.example", "", "C=IE, O=shop.example, CN=Harbour\\, Ltd",
        "C=IE, O=Harbour\\, Ltd, =shop.example", "C=IE, O=Harbour\\, Ltd, CN=shpo.example", "C=IE, CN=shop.example"}) {
    EXPECT_EQ(match_name(name, truth), NameMatch::other) << name;
  }
  EXPECT_EQ(match_name("IE, Harbour\\, Ltd, shop.example", truth), NameMatch::untyped);
  EXPECT_EQ(match_name("shop.example, O=Harbour\\, Ltd, C=IE", truth), NameMatch::untyped);
  EXPECT_EQ(match_name("shop.example", "CN=shop.example"), NameMatch::untyped);
}

TEST(EvidenceTruth, ReadsNamesWithHexPairsAndOtherKeywords) {
  const std::string_view truth = "emailAddress=a@b.example,O=M\xC3\xBCller,ST=Ulm,jurisdictionC=DE,2.999.1=#0c0178";
  EXPECT_EQ(match_name("E=a@b.example,O=M\\C3\\BCller,S=Ulm,JURISDICTIONCOUNTRYNAME=DE,2.999.1=x", truth),
            NameMatch::same);
  EXPECT_EQ(
      match_name("1.2.840.113549.1.9.1=a@b.example,O=M\\c3\\bcller,SP=Ulm,1.3.6.1.4.1.311.60.2.1.3=DE,2.999.1=#0c0178",
                 truth),
      NameMatch::same);
  EXPECT_EQ(match_name("E=a@b.example,O=M\\C3\\B6ller,S=Ulm,jurisdictionC=DE,2.999.1=x", truth), NameMatch::other);
}

TEST(EvidenceTruth, ReadsDnsNamesWhateverSeparatesThem) {
  EXPECT_TRUE(same_dns_names("DNS:b.example; DNS:A.example", "a.example b.example"));
  EXPECT_TRUE(same_dns_names("a.example,b.example", "a.example b.example"));
  EXPECT_TRUE(same_dns_names("DNS Name=a.example\nDNS Name=b.example", "a.example b.example"));
  EXPECT_TRUE(same_dns_names("[\"a.example\", 'b.example']", "a.example b.example"));
  EXPECT_TRUE(same_dns_names("N/A", ""));
  EXPECT_FALSE(same_dns_names("a.example", "a.example b.example"));
  EXPECT_FALSE(same_dns_names("", "a.example"));
}

TEST(EvidenceListed, ReadsSerialsInEveryForm) {
  EXPECT_EQ(plain_serial("0x00:0A:BC"), "abc");
  EXPECT_EQ(plain_serial(" 0 "), "0");
  EXPECT_EQ(plain_serial("-0F"), "-f");
  EXPECT_EQ(plain_serial("12G4"), "");
  EXPECT_EQ(plain_serial(""), "");
}

TEST(EvidenceColumns, TakesFriendlyNamesAndHintsAtSlips) {
  const auto added = added_columns({"iPAddresses", "problem", "key_type"}, nullptr);
  ASSERT_TRUE(added);
  EXPECT_TRUE(added->problem);
  ASSERT_EQ(added->columns.size(), 2U);
  EXPECT_TRUE(added->columns[0].personal);
  EXPECT_FALSE(added->columns[1].personal);
  const auto slip = added_columns({"key_typ"}, nullptr);
  ASSERT_FALSE(slip);
  EXPECT_THAT(slip.error().message, HasSubstr("did you mean 'key_type'"));
}

TEST(EvidenceLists, NamesProblemFilesSafely) {
  EXPECT_EQ(problem_file(0, "../../etc", ".csv"), "problem-1-etc.csv");
  EXPECT_EQ(problem_file(1, "no DNS name", "-urls.txt"), "problem-2-no-DNS-name-urls.txt");
  EXPECT_EQ(problem_file(2, "\xC3\xA9", ".csv"), "problem-3-list.csv");
}

EvidenceFacts some_facts() {
  EvidenceFacts facts;
  facts.guidelines = facts.columns_of = "3.2";
  facts.summary.as_of = *parse_instant("2026-04-29");
  facts.summary.total.certificates = 7;
  facts.summary.total.first = parse_instant("2026-04-02T09:14Z");
  facts.summary.total.last = parse_instant("2026-04-18T12:37Z");
  facts.summary.total.remaining_valid = 3;
  facts.summary.total.revoked = 4;
  facts.summary.total.by_type = {{"OV", 7}};
  facts.summary.problems.resize(1);
  facts.summary.problems[0].name = "one";
  facts.heuristic.where = "key_type = '`RSA`'";
  facts.uncovered = {"CN=a -- b"};
  return facts;
}

using EvidenceFactsFile = Folder;

TEST_F(EvidenceFactsFile, ComeBackAsTheyWereWritten) {
  const std::string text = write_facts(some_facts());
  ASSERT_TRUE(write_file_atomically(in("summary.json"), text));
  const auto back = read_facts(in("summary.json"));
  ASSERT_TRUE(back);
  EXPECT_EQ(write_facts(*back), text);
  ASSERT_TRUE(write_file_atomically(in("summary.json"), "{}"));
  EXPECT_FALSE(read_facts(in("summary.json")));
}

TEST(EvidenceFacts, AddUpOverShards) {
  EvidenceFacts sum = some_facts();
  EvidenceFacts other = some_facts();
  other.summary.total.first = parse_instant("2026-03-01");
  other.uncovered = {"CN=0"};
  add_shard(sum, other);
  EXPECT_EQ(sum.summary.total.certificates, 14U);
  EXPECT_EQ(sum.summary.total.by_type.at("OV"), 14U);
  EXPECT_EQ(sum.summary.total.first, parse_instant("2026-03-01"));
  EXPECT_EQ(sum.uncovered, (std::vector<std::string>{"CN=0", "CN=a -- b"}));
}

TEST(EvidenceImpact, FillsInTheLabelsOfEachVersion) {
  const EvidenceFacts facts = some_facts();
  const std::string text = impact_section(facts, *guidelines::find_version("3.2"));
  EXPECT_THAT(text, HasSubstr("- **Total number of certificates:** 7\n"));
  EXPECT_THAT(text, HasSubstr("certificates:** 3\n"));
  EXPECT_THAT(text, HasSubstr("This incident affects OV certificates."));
  EXPECT_THAT(text, HasSubstr("`` key_type = '`RSA`' ``"));
  EXPECT_THAT(text, HasSubstr("No CRL was given for CN=a - - b."));
  EvidenceFacts posing = facts;
  posing.uncovered = {"CN=a\u202E\u009B2J"};
  EXPECT_THAT(impact_section(posing, *guidelines::find_version("3.2")), HasSubstr("for CN=a\\u202e\\u009b2J."));
  for (const auto& version : guidelines::versions()) {
    EXPECT_THAT(impact_section(facts, version), HasSubstr("7 certificates: first issued 2026-04-02 09:14 UTC"));
  }
}

constexpr std::string_view kHeader =
    "Precertificate SHA-256 hash,Certificate SHA-256 hash,Not after,Is revoked?,Revocation date,Revocation reason\r\n";

std::string row(char digit, std::string_view not_after, std::string_view revoked) {
  return std::string(64, digit) + "," + std::string(64, static_cast<char>(digit + 1)) + "," + std::string(not_after) +
         "," + std::string(revoked) + "\r\n";
}

EvidenceListing listing(const std::string& rows, std::string_view as_of) {
  EvidenceListing out;
  out.listing = report::read_listing("a.csv", std::string(kHeader) + rows).value();
  out.as_of = parse_instant(as_of);
  return out;
}

TEST(EvidenceDiff, CountsWhatAnUpdateOwes) {
  const std::string_view open = "Delayed,N/A,N/A";
  const std::string_view done = "Yes,2026-04-22T00:00:00Z,superseded";
  const auto before = listing(row('1', "2026-07-01T00:00:00Z", open) + row('3', "2026-04-21T00:00:00Z", open) +
                                  row('5', "2026-07-01T00:00:00Z", open) + row('7', "2026-07-01T00:00:00Z", done),
                              "2026-04-20");
  const auto now = listing(row('1', "2026-07-01T00:00:00Z", done) + row('3', "2026-04-21T00:00:00Z", "N/A,N/A,N/A") +
                               row('5', "2026-07-01T00:00:00Z", open) + row('8', "2026-07-01T00:00:00Z", done),
                           "2026-04-24");
  const auto diff = diff_evidence(before, now, Instant{});
  ASSERT_TRUE(diff);
  EXPECT_EQ(diff->rows, 4U);
  EXPECT_EQ(diff->revoked, 2U);
  EXPECT_EQ(diff->newly_revoked, 1U);  // the last row is found by its other hash
  EXPECT_EQ(diff->not_yet_revoked, 1U);
  EXPECT_EQ(diff->expired_since, 1U);
  EXPECT_TRUE(diff->added.empty());
  EXPECT_EQ(diff->projected, parse_instant("2026-04-28"));
  EXPECT_FALSE(diff_evidence(now, before, Instant{}));
}

// CSVs without a manifest: only their rows tell.
TEST(EvidenceDiff, ReadsWhatBareRowsSay) {
  const std::string_view late = "2026-12-31", past = "2026-05-01", between = "2026-06-03";
  auto before = listing(row('1', past, "N/A,N/A,N/A") + row('3', between, "Planned,2026-06-05,N/A") +
                            row('5', late, "Planned,2026-06-05,N/A") + row('7', late, "N/A,N/A,N/A"),
                        "");
  auto now = listing(row('1', past, "N/A,N/A,N/A") + row('3', between, "N/A,N/A,N/A") +
                         row('5', late, "Delayed,2026-06-20,N/A") + row('7', late, "Planned,2026-06-10T12:00:00Z,N/A"),
                     "");
  const Instant as_of = *parse_instant("2026-06-08");
  auto diff = diff_evidence(before, now, as_of);
  ASSERT_TRUE(diff);
  EXPECT_EQ(diff->expired_since, 1U) << "the first was expired in the old listing";
  EXPECT_EQ(diff->expired_unrevoked, 2U);
  EXPECT_EQ(diff->promised, parse_instant("2026-06-20"));
  EXPECT_THAT(diff->remarks, testing::IsEmpty());
  now = listing(row('5', late, "Delayed,2026-06-20,N/A") + row('7', late, "Planned,2026-06-01,N/A"), "");
  diff = diff_evidence(before, now, as_of);
  EXPECT_FALSE(diff->promised);
  EXPECT_THAT(diff_text(*diff), HasSubstr("1 of the remaining 2 certificates are planned to be revoked by 2026-06-20"));
  EXPECT_THAT(diff_text(*diff), HasSubstr("yours to give"));
}

TEST(EvidenceDiff, CountsACertificateOnceAndSaysWhatItDoesNotUnderstand) {
  const std::string_view late = "2026-12-31", done = "Yes,2026-06-02,superseded";
  const auto before = listing(row('1', late, done), "");
  auto now = listing(row('1', late, "No,N/A,N/A") + row('3', late, "maybe,N/A,N/A") + row('3', late, done) + "," +
                         std::string(64, '2') + ",2026-12-31,Yes,2026-06-02,superseded\r\n" + std::string(64, '1') +
                         "," + std::string(64, 'a') + ",2026-12-31," + std::string(done) + "\r\n",
                     "");
  now.name = "now.csv";
  const auto diff = diff_evidence(before, now, *parse_instant("2026-06-08"));
  ASSERT_TRUE(diff);
  EXPECT_EQ(diff->rows, 3U) << "two certificates of one precertificate are two";
  EXPECT_EQ(diff->revoked, 1U);
  EXPECT_EQ(diff->not_yet_revoked, 2U);
  EXPECT_THAT(diff->remarks,
              testing::ElementsAre(HasSubstr("now.csv: \"No\" under \"Is revoked?\" (line 2) is none of Yes"),
                                   HasSubstr("\"maybe\" under \"Is revoked?\" (line 3)"),
                                   HasSubstr("lines 4 and 5 repeat a certificate that stands further up")));
}

std::string delay_diagnostics(const std::string& text, Instant now) {
  CheckRequest request;
  request.now = now;
  request.as_of = now;
  request.kind = report::Kind::update;
  request.whiteboard = "[ca-compliance] [leaf-revocation-delay]";
  const auto checked = check_bytes("update.md", text, request);
  std::string rules;
  for (const auto& diagnostic : checked->result.diagnostics) rules += std::string(diagnostic.rule) + " ";
  return rules;
}

// The text must satisfy the rules that ask for it.
TEST(EvidenceDiff, WordsTheFourFiguresAsTheRulesReadThem) {
  EvidenceDiff diff;
  diff.as_of = *parse_instant("2026-04-24");
  diff.rows = 12;
  diff.revoked = 9;
  diff.not_yet_revoked = 3;
  diff.promised = parse_instant("2026-04-30");
  EXPECT_THAT(delay_diagnostics(diff_text(diff), diff.as_of), Not(HasSubstr("lifecycle-revocation-delay")));
  EXPECT_THAT(delay_diagnostics("Revocation goes on.\n", diff.as_of), HasSubstr("lifecycle-revocation-delay-estimate"));
  diff.promised.reset();
  EXPECT_THAT(delay_diagnostics(diff_text(diff), diff.as_of), HasSubstr("lifecycle-revocation-delay-estimate"));
}

}  // namespace

}  // namespace candor::desk
