#include "tracker/policy_reference.h"

#include <gmock/gmock.h>

namespace candor::tracker {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> read(std::string_view text) {
  std::vector<std::string> all;
  for (const PolicyReference& one : policy_references(text)) all.push_back(one.document + "|" + one.section);
  return all;
}

TEST(PolicyReferences, AreNumbersBehindADocumentOrBeforeIt) {
  EXPECT_THAT(read("Against TLS BR 7.1.2.7 and RFC 5280 section 4.2.1.6."),
              ElementsAre("BR|7.1.2.7", "RFC 5280|4.2.1.6"));
  EXPECT_THAT(read("Section 4.9.1.1 of the Baseline Requirements"), ElementsAre("BR|4.9.1.1"));
  EXPECT_THAT(read("see 9.2.1 in the EV Guidelines"), ElementsAre("EVG|9.2.1"));
  EXPECT_THAT(read("S/MIME BR 3.2.4 ETSI EN 319 411-1 6.3"), ElementsAre("SMIME BR|3.2.4", "EN 319411-1|6.3"));
  EXPECT_THAT(read("Mozilla's Root Store Policy, in its sect. 5.3.2"), ElementsAre("MRSP|5.3.2"));
  EXPECT_THAT(read("CPS \xC2\xA7\xC2\xA7 4.9, BR \xC2\xA7"
                   "7.1"),
              ElementsAre("CPS|4.9", "BR|7.1"));
}

TEST(PolicyReferences, KnowEachDocumentByAllItsNames) {
  const auto document = [](const char* words) { return parse_policy_reference(words).document; };
  for (const char* name : {"BRs", "TLS BR", "TBRs", "TLS Baseline Requirements", "CA/B Forum Baseline Requirements",
                           "CA/Browser Forum Baseline Requirements", "Baseline Requirements"}) {
    EXPECT_EQ(document(name), "BR") << name;
  }
  for (const char* name : {"SBR", "SMBRs", "SMIME BR"}) EXPECT_EQ(document(name), "SMIME BR") << name;
  for (const char* name : {"CSBR", "CS BRs", "Code-Signing BR"}) EXPECT_EQ(document(name), "CS BR") << name;
  for (const char* name : {"EVGs", "EV SSL Guidelines", "Extended Validation Guidelines"}) {
    EXPECT_EQ(document(name), "EVG") << name;
  }
  for (const char* name : {"NCSSR", "NSRs", "Network Security Requirements"}) EXPECT_EQ(document(name), "NSR") << name;
  for (const char* name : {"MRSP", "Mozilla CA Policy"}) EXPECT_EQ(document(name), "MRSP") << name;
  for (const char* name : {"CP/CPS", "Certificate Policy", "Certification Practice Statement"}) {
    EXPECT_EQ(document(name), "CPS") << name;
  }
  EXPECT_EQ(document("CCADB Policy"), "CCADB");
  EXPECT_EQ(document("Chrome Root Store Policy"), "Chrome");
  EXPECT_EQ(document("Apple Root Program Policy"), "Apple");
}

TEST(PolicyReferences, MayStandBeforeTheirDocument) {
  EXPECT_THAT(read("(section 4.9.1), of the TLS BRs"), ElementsAre("BR|4.9.1"));
  EXPECT_THAT(read("7.1.2.7. in our CPS"), ElementsAre("CPS|7.1.2.7"));
  EXPECT_THAT(read("7.1.2.7 - of the CPS"), ElementsAre("|7.1.2.7"));
}

TEST(PolicyReferences, KnowNoDocumentBeyondASentenceOrFarAway) {
  EXPECT_THAT(read("We follow the BR. Section 4.9.1 says so"), ElementsAre("|4.9.1"));
  EXPECT_THAT(read("The BR; 4.9.1 says so"), ElementsAre("|4.9.1"));
  EXPECT_THAT(read("The BR, as everybody should have known for years by now, 4.9.1"), ElementsAre("|4.9.1"));
  EXPECT_THAT(read("CPS and BR 4.9.1"), ElementsAre("CPS|4.9.1"));  // the first of them
  EXPECT_THAT(read("subBR 4.9.1"), ElementsAre("|4.9.1"));
}

TEST(PolicyReferences, AreNoDatesSizesOrVersions) {
  EXPECT_THAT(read("version 1.2 of OpenSSL, 123.4 kg, v1.1.1, x7.1.2"), IsEmpty());
  EXPECT_THAT(read("2026.10.05"), IsEmpty());
  EXPECT_THAT(read("sections 1.2.345 and 1.2.3a"), ElementsAre("|1.2"));
  EXPECT_THAT(read("7.1.2.3.4.5.6.7"), ElementsAre("|7.1.2.3.4.5"));
  EXPECT_THAT(read("."), IsEmpty());
  EXPECT_THAT(read("7."), IsEmpty());
  EXPECT_THAT(read(".1"), IsEmpty());
  EXPECT_THAT(read(""), IsEmpty());
}

TEST(PolicyReferences, AreReadAsAUserTypesThem) {
  EXPECT_EQ(parse_policy_reference("BR \xC2\xA7 7.1"), (PolicyReference{"BR", "7.1"}));
  EXPECT_EQ(parse_policy_reference("rfc 5280 section 4.2"), (PolicyReference{"RFC 5280", "4.2"}));
  EXPECT_EQ(parse_policy_reference("7.1.2.7"), (PolicyReference{"", "7.1.2.7"}));
}

}  // namespace
}  // namespace candor::tracker
