#include "output/mail_message.h"

#include <gmock/gmock.h>

#include "base/fold.h"

namespace candor::output {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string mail(const std::string& subject, const std::string& text) {
  return mail_text({.from = "desk@ca.example",
                    .to = "a@ca.example",
                    .subject = subject,
                    .text = text,
                    .id = "candor.1",
                    .date = *parse_instant("2026-03-01T09:05:07Z")});
}

TEST(MailMessage, HasTheHeadersOfPlainText) {
  EXPECT_EQ(mail("Hello", "One\ntwo=2 \n"),
            "Date: Sun, 01 Mar 2026 09:05:07 +0000\r\nFrom: desk@ca.example\r\nTo: a@ca.example\r\n"
            "Message-ID: <candor.1@ca.example>\r\nSubject: Hello\r\nAuto-Submitted: auto-generated\r\n"
            "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\nOne\r\ntwo=3D2=20\r\n");
}

TEST(MailMessage, LetsNothingBecomeAHeader) {
  const std::string text = mail("x\r\nBcc: y@evil.example", "body");
  EXPECT_THAT(text, Not(HasSubstr("\nBcc")));
  EXPECT_THAT(text, HasSubstr("Subject: x  Bcc: y@evil.example\r\n"));
}

TEST(MailMessage, EncodesOtherLettersInShortWords) {
  std::string subject;
  for (int i = 0; i < 60; ++i) subject += "\xC3\x9F";
  const std::string text = mail(subject + "\xFF", "\xC3\x9F \xFF");
  EXPECT_THAT(text, HasSubstr("Subject: =?UTF-8?Q?=C3=9F"));
  EXPECT_THAT(text, HasSubstr("\r\n\r\n=C3=9F =EF=BF=BD\r\n"));
  for (const std::string_view line : split(text, '\n')) EXPECT_LE(line.size(), 87U) << line;  // "Subject: " and a word
}

TEST(MailMessage, BreaksLongLines) {
  const std::string text = mail("s", std::string(5000, 'a'));
  for (const std::string_view line : split(text, '\n')) EXPECT_LE(line.size(), 77U);
  EXPECT_THAT(text, HasSubstr("a=\r\n"));
}

TEST(MailAddress, IsAnAddressAndNothingElse) {
  EXPECT_TRUE(mail_address("a.b+c@ca.example").ok());
  for (const char* bad : {"", "a", "@b", "a@", "a b@c", "<a@b>", "a@b>", "A <a@b>", "a@b\r\nX: y", "a@b c"}) {
    EXPECT_FALSE(mail_address(bad).ok()) << bad;
  }
}

}  // namespace
}  // namespace candor::output
