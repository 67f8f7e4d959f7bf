#include "tracker/title.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::tracker {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Title, OneOwnerInManySpellings) {
  EXPECT_THAT(read_title("Netlock: CA in AIA in PEM format").owners, ElementsAre("NETLOCK"));
  EXPECT_THAT(read_title("NETLOCK - Unavailability of the document repository").owners, ElementsAre("NETLOCK"));
  EXPECT_THAT(read_title("GoDaddy : CAA checks").owners, ElementsAre("GoDaddy"));
  EXPECT_EQ(read_title("GoDaddy : CAA checks").incident, "CAA checks");
}

TEST(Title, TwoOwners) {
  EXPECT_THAT(read_title("DigiCert / Siemens: x").owners, ElementsAre("DigiCert", "Siemens"));
  EXPECT_THAT(read_title("Comodo/cPanel: x").owners, ElementsAre("Comodo", "cPanel"));
  EXPECT_THAT(read_title("Asseco DS / Certum: x").owners, ElementsAre("Asseco DS / Certum"));
  EXPECT_THAT(read_title("DigiCert: Apple: x").owners, ElementsAre("DigiCert", "Apple"));
  EXPECT_THAT(read_title("DigiCert: RapidSSL CAA: x").owners, ElementsAre("DigiCert"));
}

TEST(Title, AnUnknownOwnerStaysAsWritten) {
  EXPECT_THAT(read_title("Quillmark Trust: OV certificates").owners, ElementsAre("Quillmark Trust"));
}

TEST(Title, NobodyNamed) {
  EXPECT_THAT(read_title("[meta] Delayed Revocation").owners, IsEmpty());
  EXPECT_THAT(read_title("IP certificate issued with Domain Validation").owners, IsEmpty());
  EXPECT_THAT(read_title("").owners, IsEmpty());
  EXPECT_THAT(read_title(":").owners, IsEmpty());
}

TEST(Title, NamesOtherBugs) {
  EXPECT_THAT(read_title("ACME: Delayed revocation of 1910322").bugs, ElementsAre(1910322));
  EXPECT_THAT(read_title("ACME: affected by bug #1750631 and 1750631").bugs, ElementsAre(1750631));
  EXPECT_THAT(read_title("ACME: 2019.08.20 incident, 12345 certificates").bugs, IsEmpty());
}

TEST(Title, NamesTheOwnerOnce) {
  EXPECT_EQ(titled("Example CA", "Wrong OID"), "Example CA: Wrong OID");
  EXPECT_EQ(titled("Example CA", "Example CA: Wrong OID"), "Example CA: Wrong OID");
  EXPECT_EQ(titled("Example CA", "example  ca :Wrong OID"), "Example CA: Wrong OID");
  EXPECT_EQ(titled("NETLOCK", "Netlock: Wrong OID: serial"), "NETLOCK: Wrong OID: serial");
  EXPECT_EQ(titled("Example CA", "CRL: late"), "Example CA: CRL: late");
  EXPECT_EQ(titled("", "Other CA: late"), "Other CA: late");
}

}  // namespace
}  // namespace candor::tracker
