#include "desk/mirror_report.h"

#include <gtest/gtest.h>

namespace candor::desk {
namespace {

CaseFacts case_of(const std::string& title, const std::string& owner) {
  store::MirroredBug bug;
  bug.bug.summary = title;
  bug.owner = owner;
  return facts_of(bug, {});
}

TEST(MirrorReport, AnAuditorIsNoOwner) {
  const auto rows =
      grouped({case_of("KPMG Korea: Audit statement late", ""), case_of("DigiCert: Wrong OID", "DigiCert"),
               case_of("DigiCert: Late report", "DigiCert"), case_of("[meta] Delays", "")},
              GroupBy::owner);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].name, "DigiCert");
  EXPECT_EQ(rows[1].name, "(an auditor)");
  EXPECT_EQ(rows[2].name, "(none named)");
  EXPECT_EQ(rows[3].bugs, 4);
}

}  // namespace
}  // namespace candor::desk
