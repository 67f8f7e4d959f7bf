#include "x509/name_parse.h"

#include <gtest/gtest.h>

#include "x509/name.h"

namespace candor::x509 {
namespace {

// What the text means, in the spelling that names are printed in.
std::string read_as(std::string_view text) {
  const auto der = encode_name(text);
  return der ? name_text(as_bytes(*der)) : "no name";
}

TEST(EncodeName, GivesBackWhatNamesPrint) {
  for (const std::string_view text :
       {"CN=shop.example,O=Harbour\\, Ltd,C=IE", "CN=a+serialNumber=7,O=\\#x\\ ,C=DE", "1.2.3.4=#0C0141,CN=\\\"q\\\"",
        "emailAddress=a@b.example,CN=\xC3\xA4\\0Ab", "DC=example,DC=org", "CN="}) {
    EXPECT_EQ(read_as(text), text);
  }
}

TEST(EncodeName, ReadsOtherSpellings) {
  EXPECT_EQ(read_as("C = IE, O = Larkmoor, CN = OV 3"), "CN=OV 3,O=Larkmoor,C=IE") << "OpenSSL, country first";
  EXPECT_EQ(read_as("/C=IE/O=Larkmoor/CN=OV 3"), "CN=OV 3,O=Larkmoor,C=IE");
  EXPECT_EQ(read_as("cn=OV 3; o=\"Lark, moor\"; c=IE"), "CN=OV 3,O=Lark\\, moor,C=IE");
  EXPECT_EQ(read_as("E=a@b.example,SERIALNUMBER=1,S=Bavaria"), "emailAddress=a@b.example,serialNumber=1,ST=Bavaria");
  EXPECT_EQ(read_as("OID.2.5.4.3=x"), "CN=x");
  EXPECT_EQ(read_as("CN=" + std::string(300, 'x')), "CN=" + std::string(300, 'x'));
}

TEST(EncodeName, RefusesWhatIsNoName) {
  for (const std::string_view text : {"", "Issuing CA 7", "CN", "nosuchtype=x", "CN=a,b", "=x", "/", "CN=a,", "1.=x"}) {
    EXPECT_EQ(read_as(text), "no name") << text;
  }
}

}  // namespace
}  // namespace candor::x509
