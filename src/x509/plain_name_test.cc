// The quick ways with names and texts against the slow ones, which take all of them.
#include "x509/plain_name.h"

#include <gtest/gtest.h>
#include <random>

#include "x509/name.h"
#include "x509/name_parse.h"
#include "x509/plain_text.h"

namespace candor::x509 {
namespace {

std::string der_of(std::string_view text) {
  const auto der = encode_name(text);
  EXPECT_TRUE(der) << text;
  return der ? *der : std::string();
}

// How many attributes it takes for plain, -1 for none; what it appends is what append_name() does.
int plain_attributes(std::string_view der) {
  std::string quick = "before ", slow = quick;
  const auto count = append_plain_name(quick, as_bytes(der));
  EXPECT_EQ(count.has_value(), quick != "before ");
  if (!count) return -1;
  EXPECT_TRUE(append_name(slow, as_bytes(der)));
  EXPECT_EQ(quick, slow);
  return static_cast<int>(*count);
}

TEST(PlainName, TakesWhatNearlyAllNamesAre) {
  EXPECT_EQ(plain_attributes(der_of("CN=www.example.org")), 1);
  EXPECT_EQ(plain_attributes(der_of("C=DE")), 1);
  EXPECT_EQ(plain_attributes(der_of("CN=a,O=Example CA,L=K\xC3\xB6ln,ST=NRW,C=DE")), 5);
  EXPECT_EQ(plain_attributes(der_of("businessCategory=Private Organization,serialNumber=HRB 1,CN=a b")), 3);
}

TEST(PlainName, LeavesTheRestToAppendName) {
  EXPECT_EQ(plain_attributes(der_of("O=Example\\, Inc")), -1);
  EXPECT_EQ(plain_attributes(der_of("O=\\#1")), -1);
  EXPECT_EQ(plain_attributes(der_of("O=\\ edge")), -1);
  EXPECT_EQ(plain_attributes(der_of("O=edge\\ ")), -1);
  EXPECT_EQ(plain_attributes(der_of("CN=a+O=b")), -1);
  EXPECT_EQ(plain_attributes(der_of("1.2.3.4.5.6.7=a")), -1);
  EXPECT_EQ(plain_attributes(der_of("CN=" + std::string(130, 'a'))), -1);
  EXPECT_EQ(plain_attributes(std::string("\x30\x00", 2)), -1);
  EXPECT_EQ(plain_attributes(""), -1);
}

TEST(PlainName, AgreesOnNamesWithAnyOctetChanged) {
  const std::string good = der_of("CN=www.example.org,O=Ex\xC3\xA4mple,C=DE");
  int plain = 0;
  for (size_t i = 0; i < good.size(); ++i) {
    for (int octet = 0; octet < 256; ++octet) {
      std::string changed = good;
      changed[i] = static_cast<char>(octet);
      plain += plain_attributes(changed) > 0 ? 1 : 0;
      if (i > 0) plain_attributes(std::string_view(changed).substr(0, i));
    }
  }
  EXPECT_GT(plain, 2000);  // letters for letters
}

TEST(PlainText, TellsEachOctetInEachPlace) {
  const std::string_view special = "\"+,;<>\\#";
  std::mt19937 random(1);
  for (size_t size = 0; size < 50; ++size) {
    for (size_t begin = 0; begin < 20; ++begin) {
      std::string text(begin, ',');  // what lies before does not count
      for (size_t i = 0; i < size; ++i) text.push_back(static_cast<char>('a' + random() % 26));
      EXPECT_EQ(plain_text(as_bytes(text), begin, size), Plain::yes);
      if (size == 0) continue;
      const size_t at = begin + random() % size;
      for (int octet = 0; octet < 256; ++octet) {
        text[at] = static_cast<char>(octet);
        const bool none = octet < 0x20 || octet == 0x7F || special.find(text[at]) != std::string_view::npos;
        EXPECT_EQ(plain_text(as_bytes(text), begin, size), none           ? Plain::no
                                                           : octet > 0x7F ? Plain::beyond
                                                                          : Plain::yes);
      }
    }
  }
}

}  // namespace
}  // namespace candor::x509
