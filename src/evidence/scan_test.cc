// However an input is cut into chunks, the same certificates are found in it and the same is rejected.
#include "evidence/scan.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <tuple>
#include <vector>

namespace candor::evidence {
namespace {

using Scan = size_t (*)(Input, bool, ScanOut&);
using Found = std::vector<std::tuple<uint64_t, size_t, std::string>>;  // offset, size or 0, what was wrong

// Presents `text` in pieces of this size, as a stream comes.
Found in_pieces(Scan scan, const std::string& text, size_t size) {
  Found found;
  ScanState state;
  size_t used = 0;
  for (size_t end = std::min(size, text.size());; end = std::min(end + size, text.size())) {
    const bool last = end == text.size();
    size_t now = 0;
    do {
      Batch batch;
      ScanOut out{batch, state, 0, used, 2};
      now = scan(x509::as_bytes(text).subspan(used, end - used), last, out);
      used += now;
      for (const Item& item : batch.items) found.emplace_back(item.offset, item.bytes.size(), "");
      for (const Rejected& stretch : batch.rejected)
        found.emplace_back(stretch.offset, 0, stretch.reason + stretch.sha256);
    } while (now > 0 && used < end);
    if (last) break;
  }
  EXPECT_EQ(used, text.size());
  std::ranges::sort(found);
  return found;
}

void expect_same_in_pieces(Scan scan, const std::string& text, size_t items, size_t rejected) {
  const Found whole = in_pieces(scan, text, text.size());
  EXPECT_EQ(std::ranges::count_if(whole, [](const auto& f) { return std::get<1>(f) != 0; }), items);
  EXPECT_EQ(std::ranges::count_if(whole, [](const auto& f) { return std::get<1>(f) == 0; }), rejected);
  for (size_t size = 1; size < text.size(); size += 1 + size / 7) {
    EXPECT_EQ(in_pieces(scan, text, size), whole) << "in pieces of " << size;
  }
}

std::string sequence(size_t content) {
  std::string out = "\x30\x82";
  out.push_back(static_cast<char>((content + 4) >> 8U));
  out.push_back(static_cast<char>((content + 4) & 0xFFU));
  out += "\x30\x82";
  out.push_back(static_cast<char>(content >> 8U));
  out.push_back(static_cast<char>(content & 0xFFU));
  const std::string begin("\x02\x01\x01\x30\x03\x06\x01*", 8);  // as of version 1: serial number, algorithm
  return out + begin + std::string(content - begin.size(), 'c');
}

TEST(ScanDer, FindsTheSameHoweverTheInputIsCut) {
  // Garbage that looks like the beginning of something, certificates behind it; the short SEQUENCE is for the parser
  // to refuse.
  const std::string text = sequence(300) + std::string("\x30\x05zzz", 5) + "junk \x30\x84 and \x30\x03 more" +
                           sequence(400) + sequence(260) + "\x30\x83\x01" + sequence(500) + "\x30\x82\x7F";
  expect_same_in_pieces(scan_der, text, 5, 3);
}

// An element of any size below 64 KiB.
std::string element(char tag, const std::string& content) {
  std::string out = {tag, '\x82'};
  out.push_back(static_cast<char>(content.size() >> 8U));
  out.push_back(static_cast<char>(content.size() & 0xFFU));
  return out + content;
}

TEST(ScanDer, RejectsCrlsAndRequestsAmongTheCertificates) {
  const std::string algorithm("\x30\x03\x06\x01*", 5);
  const std::string name("\x30\x02\x31\x00", 4);
  const std::string time = std::string("\x17\x0d") + "260401000000Z";
  const std::string version("\x02\x01\x01", 3);
  const std::string key = element('\x30', algorithm + std::string("\x03\x02\x00x", 4));
  const std::string crl = element('\x30', element('\x30', version + algorithm + name + time + std::string(100, 'x')));
  const std::string old_crl = element('\x30', element('\x30', algorithm + name + time + std::string(100, 'x')));
  const std::string request =
      element('\x30', element('\x30', std::string("\x02\x01\x00", 3) + name + key + std::string("\xA0\x00", 2)));
  const std::string certificate = element('\x30', element('\x30', version + algorithm + name + element('\x30', time)));
  for (const std::string& other : {crl, old_crl, request}) {
    std::string text = certificate;
    text.append(other).append(certificate);
    expect_same_in_pieces(scan_der, text, 2, 1);
  }
}

TEST(ScanDer, TakesNoPartsOfACertificateAfterGarbage) {
  const std::string extensions =
      element('\x30', element('\x30', std::string("\x06\x03*\x86H", 5) + std::string(100, 'x')));
  expect_same_in_pieces(scan_der, std::string(300, '\0') + extensions + sequence(300), 1, 1);
  const std::string points =  // distribution points begin with [0] as a version does
      element('\x30', element('\x30', element('\xA0', element('\xA0', std::string(60, 'u')))));
  expect_same_in_pieces(scan_der, std::string(300, '\0') + points + sequence(300), 1, 1);
}

TEST(ScanDer, ReportsZerosOnce) {
  expect_same_in_pieces(scan_der, sequence(300) + std::string(5000, '\0'), 1, 1);
}

TEST(ScanDer, TakesNothingLargerThanACertificateMayBe) {
  const std::string text = "\x30\x84\x7F\xFF\xFF\xFF" + std::string(100, 'x') + sequence(300);
  expect_same_in_pieces(scan_der, text, 1, 1);
}

TEST(ScanPem, FindsTheSameHoweverTheInputIsCut) {
  const std::string block = "-----BEGIN CERTIFICATE-----\nTUlJ\n-----END CERTIFICATE-----\n";
  const std::string text =
      "------BEGIN CERTIFICATE-----\nno" + block + std::string(40, '-') + "BEGIN CERTIFICATE-----\n" + block +
      "-----BEGIN X509 CRL-----\nTUlJ\n-----END X509 CRL-----\n" + block + "-----BEGIN CERTIFICATE-----\nTU";
  expect_same_in_pieces(scan_pem, text, 3, 2);
}

TEST(ScanBase64Lines, FindsTheSameHoweverTheInputIsCut) {
  expect_same_in_pieces(scan_base64_lines, "TUlJQQ==\r\n\nTUlJQg==\n  TUlJQw==", 3, 0);
}

// A vector of TLS, its length in `octets`.
std::string vector_of(int octets, const std::string& content) {
  std::string out;
  for (int i = octets - 1; i >= 0; --i) out.push_back(static_cast<char>(content.size() >> (8 * i)));
  return out + content;
}

// TileLeaf entries (static-ct-api) of a certificate and of a precertificate.
const std::string kTime("\0\0\x01\x9D\x49\x13\xE7\x3B", 8);
std::string x509_entry(const std::string& certificate) {
  return kTime + std::string(2, '\0') + vector_of(3, certificate) + vector_of(2, "index") +
         vector_of(2, std::string(32, 'f'));
}
std::string precert_entry(const std::string& precertificate) {
  return kTime + std::string("\0\x01", 2) + std::string(32, 'k') + vector_of(3, sequence(280)) + vector_of(2, "index") +
         vector_of(3, precertificate) + vector_of(2, std::string(64, 'f'));
}

TEST(ScanTile, FindsTheSameHoweverTheInputIsCut) {
  expect_same_in_pieces(scan_tile, x509_entry(sequence(300)) + precert_entry(sequence(310)) + x509_entry("\x30?"), 3,
                        0);
}

TEST(ScanTile, GoesOnAtTheNextEntryAfterABrokenOne) {
  const std::string first = x509_entry(sequence(300));
  const std::string behind = precert_entry(sequence(310)) + x509_entry(sequence(320));
  const std::string wrong_type = first.substr(0, 9) + '\x07' + first.substr(10);
  const std::string too_long = first.substr(0, 10) + '\x7F' + first.substr(11);
  const std::string too_short = first.substr(0, 11) + '\0' + first.substr(12);
  const std::string no_certificate = x509_entry("MIIB" + sequence(300));
  const std::string cut = precert_entry(sequence(300)).substr(0, 500);
  for (const std::string& broken : {wrong_type, too_long, too_short, no_certificate, cut}) {
    std::string text = first;
    text.append(broken).append(behind);
    expect_same_in_pieces(scan_tile, text, 3, 1);
    const std::string size = std::to_string(broken.size());
    const Found found = in_pieces(scan_tile, text, 10000);
    EXPECT_EQ(std::get<0>(found[1]), first.size());
    EXPECT_TRUE(std::get<2>(found[1]).starts_with("tile entry is malformed or cut short (" + size + " bytes)"));
  }
  expect_same_in_pieces(scan_tile, first + std::string(3000, '\0') + behind, 3, 1);
}

TEST(ScanTile, EndsWithWhatIsCutShort) {
  const std::string first = x509_entry(sequence(300));
  for (const size_t size : {5, 11, 60, 300}) expect_same_in_pieces(scan_tile, first + first.substr(0, size), 1, 1);
}

// Offsets of what is found in `text` when it comes in two pieces, cut at `cut`.
std::vector<uint64_t> items_of(Scan scan, std::string_view text, size_t cut) {
  std::vector<uint64_t> offsets;
  size_t at = 0;
  ScanState state;
  for (const bool last : {false, true}) {
    const std::string_view seen = last ? text : text.substr(0, cut);
    while (at < seen.size()) {
      Batch batch;
      ScanOut out{batch, state, 0, at};
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

// One input with several formats, one behind another.
template <Format first>
size_t scan_from(Input data, bool last, ScanOut& out) {
  return scan(first, data, last, out);
}

TEST(Scan, GoesOnInTheFormatThatFollows) {
  const std::string certificate = sequence(300);
  const std::string block = "-----BEGIN CERTIFICATE-----\nTUlJQQ==\n-----END CERTIFICATE-----\n";
  const std::string line = "MII" + std::string(121, 'A') + "\r\n";
  expect_same_in_pieces(scan_from<Format::pem>, block + certificate + certificate + block + line + block, 6, 0);
  expect_same_in_pieces(scan_from<Format::pem>, line + "Subject: 0, 0\n" + block + "--- 00 ---\n" + line, 3, 0);
  expect_same_in_pieces(scan_from<Format::der>, certificate + block + certificate, 3, 0);
  expect_same_in_pieces(scan_from<Format::der>, "0\x82garbage --" + block + certificate, 2, 1);
  expect_same_in_pieces(scan_from<Format::base64_lines>, line + block + line + line, 4, 0);
  expect_same_in_pieces(scan_from<Format::unknown>, std::string(700, '\0') + certificate + "x" + block, 2, 2);
  expect_same_in_pieces(scan_from<Format::unknown>, "nothing here", 0, 1);
}

TEST(Scan, ReadsAResponseBehindPem) {
  const std::string block = "-----BEGIN CERTIFICATE-----\nTUlJQQ==\n-----END CERTIFICATE-----";
  const std::string response = R"({ "entries": [{"leaf_input":"AAAAAAGdSRPnOwAAAAADMGFiAAA=","extra_data":""}, 7] })";
  const auto scan_it = scan_from<Format::pem>;
  expect_same_in_pieces(scan_it, block + response, 2, 1);
  expect_same_in_pieces(scan_it, block + "\n{\n" + response + "\n" + block + "{" + response + block, 5, 2);
  expect_same_in_pieces(scan_it, "MII" + std::string(121, 'A') + "\n" + response + "\n" + block, 3, 1);
  expect_same_in_pieces(scan_it, block + "{ \"entry\" {\"entries" + block + "{" + std::string(1100, ' ') + block, 3, 0);
}

TEST(Scan, RejectsWhatIsNoTextBehindPem) {
  const std::string block = "-----BEGIN CERTIFICATE-----\nTUlJQQ==\n-----END CERTIFICATE-----\n";
  const std::string listing = "Certificate SHA-256 hash,Subject,Issuer\n" + std::string(64, 'a') + ",CN=a,CN=b\n";
  const auto scan_it = scan_from<Format::pem>;
  const auto rejected = [&](const std::string& text) {
    Found found = in_pieces(scan_it, text, text.size());
    std::erase_if(found, [](const auto& one) { return std::get<1>(one) != 0; });
    return found;
  };
  expect_same_in_pieces(scan_it, block + listing + block, 2, 1);
  expect_same_in_pieces(scan_it, block + listing + "MII" + std::string(121, 'A') + "\n" + listing, 2, 2);
  EXPECT_EQ(std::get<0>(rejected(block + "text\n" + listing).at(0)), block.size() + 5);
  const std::string packed = std::string("\x1F\x8B\x08\0\0", 5) + "--- \n" + std::string(3, '\0');
  expect_same_in_pieces(scan_it, block + packed + block + packed, 2, 2);
  expect_same_in_pieces(scan_it, block + packed + sequence(300) + block, 3, 1);
  EXPECT_TRUE(std::get<2>(rejected(block + packed).at(0)).starts_with("binary data, not certificates (13 bytes)"));
  const std::string remarks = "# Subject: CN=a, O=b, C=DE\r\n# SHA256 Fingerprint: AA:BB\n\tM\xC3\xBCller\f\x1A";
  expect_same_in_pieces(scan_it, remarks + "\n" + block + remarks + block + std::string(20000, ',') + remarks, 2, 0);
}

TEST(Scan, TakesNoTextBetweenBlocksForACertificate) {
  const std::string block = "-----BEGIN CERTIFICATE-----\nTUlJQQ==\n-----END CERTIFICATE-----\n";
  const std::string text = "x MII" + std::string(121, 'A') + "\nMII short\nMII" + std::string(121, '*') + "\n0 0 0\n";
  expect_same_in_pieces(scan_from<Format::pem>, text + block + text + block + text, 2, 0);
}

}  // namespace
}  // namespace candor::evidence
