#include "base/plain_letters.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(PlainLetters, LoseTheirAccents) {
  EXPECT_EQ(plain_letters("T\u00DCViT"), "TuViT");
  EXPECT_EQ(plain_letters("T\u00FCViT"), "TuViT");
  EXPECT_EQ(plain_letters("Tu\u0308ViT"), "TuViT");  // a mark of its own
  EXPECT_EQ(plain_letters("Certip\u00F4le, Agence Tunisienne, S\u00C9CURIT\u00C9"),
            "Certipole, Agence Tunisienne, SeCURITe");
  EXPECT_EQ(plain_letters("\u0141\u00F3d\u017A, E-Tu\u011Fra, \u0130stanbul, K\u0131z\u0131lay"),
            "lodz, E-Tugra, istanbul, Kizilay");
  EXPECT_EQ(plain_letters("Microsec e-Szign\u00F3 \u0151\u0171, \u0160koda, \u0218tefan, \u010Crypto, Vi\u1EC7t Nam"),
            "Microsec e-Szigno ou, skoda, stefan, crypto, Viet Nam");
  EXPECT_EQ(plain_letters("\u01CD\u01E7\u01F5 \u017F\u017E \u0178"), "agg sz y");
}

TEST(PlainLetters, ComeOutOfLigaturesAndWideForms) {
  EXPECT_EQ(plain_letters("Stra\u00DFe, \u00C6ther, \u0153uvre, \u00DEing"), "Strasse, aether, oeuvre, thing");
  EXPECT_EQ(plain_letters("o\uFB03ce, certi\uFB01cate"), "office, certificate");
  EXPECT_EQ(plain_letters("\uFF23\uFF32\uFF2C\uFF43"), "crlc");
}

TEST(PlainLetters, OtherScriptsAreLowerCaseAndAllElseStays) {
  EXPECT_EQ(plain_letters("\u041C\u043E\u0441\u043A\u0432\u0430 \u0401 \u0391\u03A9"),
            "\u043C\u043E\u0441\u043A\u0432\u0430 \u0451 \u03B1\u03C9");
  EXPECT_EQ(plain_letters("\u7DB2\u8DEF 10 \u00D7 20 \u00F7 \u00A7 \U0001F600"),
            "\u7DB2\u8DEF 10 \u00D7 20 \u00F7 \u00A7 \U0001F600");
  EXPECT_EQ(plain_letters("AbC"), "AbC");
  EXPECT_EQ(plain_letters("\xFF\xC3 x\xC3"), "\xFF\xC3 x\xC3");  // no UTF-8
  EXPECT_EQ(plain_letters(""), "");
}

}  // namespace
}  // namespace candor
