// Names of natural persons stay out of lists and counts, in whatever field they stand.
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "evidence/columns.h"
#include "evidence/describe.h"
#include "evidence/row_cells.h"
#include "evidence/summary.h"
#include "x509/name_parse.h"
#include "x509/pki_for_test.h"

namespace candor::evidence {
namespace {

namespace fs = std::filesystem;
using test::at;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Key;

class PersonalTest : public ::testing::Test {
 public:
  ~PersonalTest() override { fs::remove_all(folder_); }

 protected:
  PersonalTest() : ca_(test::make_authority("Mail CA")), key_(test::ec_key()) {
    std::string path = (fs::temp_directory_path() / "candor-person.XXXXXX").string();
    EXPECT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
  }

  // An S/MIME certificate, self-issued when `issuer` is null.
  void issue(const test::Authority* issuer) {
    test::CertificateOrder order{"Erika Mustermann", 7, at("2026-04-01"), at("2026-06-30"), {}};
    order.extensions.emplace_back(NID_ext_key_usage, "emailProtection");
    order.extensions.emplace_back(NID_subject_alt_name, "email:erika@person.example");
    std::ofstream(folder_ + "/cert", std::ios::binary)
        << test::der_of(test::make_certificate(order, key_.get(), issuer));
  }

  // The row, own column "issuer" included, and the issuers that are counted.
  std::string told(bool personal_data) {
    CollectOptions options;
    options.inputs = {folder_ + "/cert"};
    options.scratch = folder_;
    options.row.personal_data = personal_data;
    Column issuer{"issuer", [](std::string& out, const x509::Certificate& c, const Record& record) {
                    out += std::get<std::string>(find_column("issuer")->read({c, record}));
                  }};
    issuer.personal = false;
    issuer.issuer = true;
    options.row.added = {issuer};
    auto set = collect(options);
    EXPECT_TRUE(set);
    const EvidenceSet& evidence = **set;
    EXPECT_EQ(evidence.pairing.rows.size(), 1U);
    std::string row;
    RowCells cells(evidence, false);
    const auto added = cells.append(row, evidence.records[0]);
    EXPECT_TRUE(added);
    row += *added;
    by_issuer_ = summarize(evidence, {}, {at("2026-05-01"), {}, {}}, {}).total.by_issuer;
    return row;
  }

  std::string folder_;
  test::Authority ca_;
  test::Key key_;
  std::map<std::string, uint64_t> by_issuer_;
};

TEST_F(PersonalTest, WhoIssuedToThemselvesIsNotNamedAsIssuer) {
  issue(nullptr);
  EXPECT_EQ(told(false), ",,2026-04-01T00:00:00Z,2026-06-30T00:00:00Z,07,N/A,");
  EXPECT_THAT(by_issuer_, Contains(Key("withheld: a natural person")));
  EXPECT_THAT(told(true), HasSubstr("CN=Erika Mustermann,CN=Erika Mustermann,"));
  EXPECT_THAT(by_issuer_, Contains(Key("CN=Erika Mustermann")));
}

TEST_F(PersonalTest, AnIssuingCaIsNamed) {
  issue(&ca_);
  EXPECT_EQ(told(false), ",CN=Mail CA,2026-04-01T00:00:00Z,2026-06-30T00:00:00Z,07,N/A,CN=Mail CA");
  EXPECT_THAT(by_issuer_, Contains(Key("CN=Mail CA")));
}

TEST_F(PersonalTest, APersonsAttributesCountInEveryType) {
  const auto personal = [](std::string_view subject) {
    const std::string der = *x509::encode_name(subject);
    x509::Certificate c;
    c.subject = x509::as_bytes(der);
    return names_a_person(c, CertType::dv);
  };
  EXPECT_FALSE(personal("CN=a.example"));
  EXPECT_FALSE(personal("CN=" + std::string(200, 'x')));
  EXPECT_TRUE(personal("GN=Erika,C=DE"));
  EXPECT_TRUE(personal("CN=a.example,SN=Mustermann"));
  EXPECT_TRUE(personal("pseudonym=erika42,CN=" + std::string(200, 'x')));
  EXPECT_TRUE(personal("CN=a.example+GN=Erika,C=DE")) << "several in one set";
  EXPECT_TRUE(personal("CN=a.example,serialNumber=PNOSE-199001011234"));
  EXPECT_TRUE(personal("CN=a.example+serialNumber=IDCDE-L01X00T47")) << "several in one set";
  EXPECT_FALSE(personal("CN=a.example,serialNumber=HRB 12345"));
  EXPECT_FALSE(personal("CN=a.example,serialNumber=VATDE-123456789"));
  EXPECT_TRUE(personal("CN=a.example,UID=erika"));
  EXPECT_FALSE(personal("CN=a.example,DC=example"));
}

TEST_F(PersonalTest, CertificatesForPersonsAreKnownByPolicyAndPrincipalName) {
  const auto personal = [&](int nid, const std::string& value, const char* name = nullptr) {
    test::CertificateOrder order{"Erika Mustermann", 7, at("2026-04-01"), at("2026-06-30"), {{nid, value}}};
    if (name != nullptr) order.extensions.emplace_back(NID_subject_alt_name, name);
    const std::string der = test::der_of(test::make_certificate(order, key_.get(), &ca_));
    return names_a_person(x509::parse_certificate(x509::as_bytes(der)), CertType::other);
  };
  const auto qualified = [](const char* last) { return std::string("DER:300B3009060704008BEC4001") + last; };
  EXPECT_TRUE(personal(NID_certificate_policies, qualified("00")));
  EXPECT_TRUE(personal(NID_certificate_policies, qualified("02")));
  EXPECT_TRUE(personal(NID_certificate_policies, "DER:300A3008060604008B300101")) << "of ETSI TS 101 456";
  EXPECT_FALSE(personal(NID_certificate_policies, qualified("01"))) << "of a legal person";
  EXPECT_FALSE(personal(NID_certificate_policies, qualified("00"), "DNS:a.example")) << "of a server";
  EXPECT_TRUE(personal(NID_ext_key_usage, "clientAuth", "otherName:1.3.6.1.4.1.311.20.2.3;UTF8:erika@corp.example"));
  EXPECT_FALSE(personal(NID_ext_key_usage, "clientAuth", "otherName:1.2.3;UTF8:erika"));
}

}  // namespace
}  // namespace candor::evidence
