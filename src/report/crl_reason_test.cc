#include "report/crl_reason.h"

#include <gtest/gtest.h>

namespace candor::report {
namespace {

TEST(CrlReason, ReadsNamesNumbersAndBoth) {
  for (const char* cell : {"superseded",
                           "Superseded",
                           "SUPERSEDED",
                           " superseded ",
                           "4",
                           "(4)",
                           "04",
                           "0x04",
                           "4.0",
                           "superseded (4)",
                           "4 - superseded",
                           "4: Superseded",
                           "CRLReason: superseded",
                           "CRLReason superseded",
                           "reasonCode 4",
                           "reasonCode(4)",
                           "X509v3 CRL Reason Code: Superseded",
                           "ReasonFlags.superseded",
                           "REV_SUPERSEDED",
                           "id-ce-cRLReasons superseded",
                           "2.5.29.21: superseded",
                           "2.5.29.21=4"}) {
    EXPECT_EQ(parse_cell_reason(cell), 4) << cell;
  }
  EXPECT_EQ(parse_cell_reason("Cessation of operation"), 5);
  EXPECT_EQ(parse_cell_reason("CESSATION_OF_OPERATION (5)"), 5);
  EXPECT_EQ(parse_cell_reason("cessation-of-operation"), 5);
  EXPECT_EQ(parse_cell_reason("Change of Affiliation"), 3);
  EXPECT_EQ(parse_cell_reason("Remove from CRL"), 8);
  EXPECT_EQ(parse_cell_reason("CACompromise"), 2);
  EXPECT_EQ(parse_cell_reason("10"), 10);
  EXPECT_EQ(parse_cell_reason("0"), 0);
}

TEST(CrlReason, RefusesWhatIsNoneOrTwo) {
  for (const char* cell : {"", "N/A", "7", "11", "400", "because", "superseded (3)", "superseded, keyCompromise", "4 5",
                           "reason", "99999999999999999999", "unused"}) {
    EXPECT_EQ(parse_cell_reason(cell), std::nullopt) << cell;
  }
}

}  // namespace
}  // namespace candor::report
