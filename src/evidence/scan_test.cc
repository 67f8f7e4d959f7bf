#include "evidence/scan.h"

#include <gtest/gtest.h>

namespace candor::evidence {
namespace {

using Scan = size_t (*)(Input, bool, ScanOut&);

// Offsets of what is found in `text` when it comes in two pieces, cut at `cut`.
std::vector<uint64_t> items_of(Scan scan, std::string_view text, size_t cut) {
  std::vector<uint64_t> offsets;
  size_t at = 0;
  for (const bool last : {false, true}) {
    const std::string_view seen = last ? text : text.substr(0, cut);
    while (at < seen.size()) {
      Batch batch;
      ScanOut out{batch, 0, at};
      const size_t used = scan(x509::as_bytes(seen.substr(at)), last, out);
      for (const Item& item : batch.items) offsets.push_back(item.offset);
      for (const Rejected& rejected : batch.rejected) ADD_FAILURE() << "cut at " << cut << ": " << rejected.reason;
      at += used;
      if (used == 0) break;
    }
  }
  return offsets;
}

TEST(Scan, PemComesInAnyTwoPieces) {
  const std::string block = "-----BEGIN CERTIFICATE-----\r\nMIIBAjCBqqADAgEC\r\n-----END CERTIFICATE-----\r\n";
  const std::string text = "before\n" + block + "between\n" + block;
  const std::vector<uint64_t> expected = {7, 7 + block.size() + 8};
  for (size_t cut = 0; cut <= text.size(); ++cut) EXPECT_EQ(items_of(scan_pem, text, cut), expected) << cut;
}

TEST(Scan, DerComesInAnyTwoPieces) {
  const std::string one = std::string("\x30\x82\x01\x04\x30\x82\x01\x00", 8) + std::string(256, 'x');
  const std::string text = one + one;
  const std::vector<uint64_t> expected = {0, one.size()};
  for (size_t cut = 0; cut <= text.size(); ++cut) EXPECT_EQ(items_of(scan_der, text, cut), expected) << cut;
}

TEST(Scan, Base64LinesComeInAnyTwoPieces) {
  const std::string line(100, 'M');
  const std::string text = line + "\r\n\n" + line + "\n";
  const std::vector<uint64_t> expected = {0, line.size() + 3};
  for (size_t cut = 0; cut <= text.size(); ++cut) EXPECT_EQ(items_of(scan_base64_lines, text, cut), expected) << cut;
}

}  // namespace
}  // namespace candor::evidence
