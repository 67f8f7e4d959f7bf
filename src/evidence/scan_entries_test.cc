// get-entries responses in any pieces, and what is wrong with some of them.
#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <tuple>
#include <vector>

#include "evidence/scan.h"

namespace candor::evidence {
namespace {

// Offset, and the certificate's bytes or why there is none.
using Found = std::vector<std::pair<uint64_t, std::string>>;

Found scan_in_pieces(const std::string& text, size_t size) {
  Found found;
  ScanState state;
  size_t used = 0;
  while (used < text.size()) {
    const size_t end = std::min(text.size(), used + size);
    size += size;  // what is left stands before the next piece
    size_t now = 0;
    do {
      Batch batch;
      ScanOut out{batch, state, 0, used, 2};
      now = scan_get_entries(x509::as_bytes(text).subspan(used, end - used), end == text.size(), out);
      used += now;
      for (const Item& item : batch.items) found.emplace_back(item.offset, x509::as_chars(item.bytes));
      for (const Rejected& rejected : batch.rejected) found.emplace_back(rejected.offset, rejected.reason);
    } while (now > 0 && used < end);
  }
  EXPECT_FALSE(state.stretch);
  std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
  return found;
}

// TimestampedEntry of the certificate "0ab", in base64: version, leaf type, timestamp, entry type, length, bytes,
// extensions.
const std::string kLeaf = "AAAAAAGdSRPnOwAAAAADMGFiAAA=";
const std::string kElement = R"({"leaf_input":")" + kLeaf + R"(","extra_data":""})";

std::string bytes(size_t count) {
  return " (" + std::to_string(count) + " bytes)";
}

Found found_in(const std::string& text) {
  const Found whole = scan_in_pieces(text, text.size());
  for (const size_t size : {1, 2, 3, 7, 50}) EXPECT_EQ(scan_in_pieces(text, size), whole) << size << " of " << text;
  return whole;
}

TEST(ScanEntries, FindsElementsWithTheirOffsets) {
  const std::string text = "{ \"entries\" : [\r\n" + kElement + " ,\t" + kElement + "," + kElement + "] }\n";
  const Found expected = {{17, "0ab"}, {17 + kElement.size() + 3, "0ab"}, {17 + 2 * kElement.size() + 4, "0ab"}};
  EXPECT_EQ(found_in(text), expected);
}

TEST(ScanEntries, ReadsWhatIsEscaped) {
  const std::string element =
      R"({"x":{"a":["\"]}",{"leaf_input":"AAAA"}]},"leaf_input":"AAAAAAGdSRPnOwAAAAAD\u004dGFiAAA="})";
  EXPECT_EQ(found_in(R"({"entries":[)" + element + "]}"), (Found{{12, "0ab"}}));
}

TEST(ScanEntries, TakesOneResponseAfterAnother) {
  const std::string one = R"({"tree":["entries",{"entries":[]}],"entries":[)" + kElement + R"(],"x":1})";
  EXPECT_EQ(found_in(one + "\n" + one).size(), 2U);
}

TEST(ScanEntries, RejectsElementsThatAreNoEntries) {
  for (const std::string element :
       {"null", "1e99999", "\"a\"", "[]", "{}", R"({"leaf_input":5})", R"({"leaf_input":"!"})",
        R"({"leaf_input":"AAAA"})", R"({"leaf_input" "AAAA"})", "{{{}}}"}) {
    const Found found = found_in(R"({"entries":[)" + element + "," + kElement + "]}");
    ASSERT_EQ(found.size(), 2U) << element;
    EXPECT_EQ(found[0], (std::pair(uint64_t{12}, "get-entries element is malformed" + bytes(element.size()))));
    EXPECT_EQ(found[1].second, "0ab");
  }
}

TEST(ScanEntries, SaysWhereAResponseIsCutShort) {
  const std::string text = R"({"entries":[)" + kElement + "," + kElement;
  for (const size_t size : {text.size() - 1, text.size() - 30, 12 + kElement.size() + 1, 12 + kElement.size()}) {
    const Found found = found_in(text.substr(0, size));
    ASSERT_EQ(found.size(), 2U) << size;
    EXPECT_EQ(found[0].second, "0ab");
    EXPECT_EQ(found[1].second, "the get-entries response is cut short" + bytes(size - found[1].first));
  }
}

TEST(ScanEntries, RejectsWhatIsNoResponse) {
  for (const std::string text : {R"({"entries":{}})", R"({"x":{"entries":[1]}})", R"({"entries":null,"y":[1]})", "{"}) {
    const Found found = found_in(text);
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_EQ(found[0].first, 0U);
    EXPECT_TRUE(found[0].second.starts_with("not a get-entries response")) << text;
  }
}

TEST(ScanEntries, TellsOfTextBehindAResponse) {
  const std::string text = R"({"entries":[]})";
  const Found expected = {{text.size() + 1, "text behind the get-entries response (6 bytes)"}};
  EXPECT_EQ(found_in(text + "\n<html>"), expected);
}

TEST(ScanEntries, NestingCostsNothing) {
  const Found found = scan_in_pieces(R"({"entries":[)" + std::string(3'000'000, '['), 1U << 20U);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].second, "the get-entries response is cut short" + bytes(3'000'000));
}

}  // namespace
}  // namespace candor::evidence
