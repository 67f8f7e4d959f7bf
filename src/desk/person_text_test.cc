#include "desk/person_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/incident_changes.h"

namespace candor::desk {
namespace {

using testing::HasSubstr;

std::string refusal(const Status& status) {
  return status.ok() ? "" : status.error().message;
}

TEST(PersonText, ALineIsOneLine) {
  EXPECT_EQ(refusal(check_line("the title", "Wrong policy OID, Zertifikate f\xc3\xbcr alle", false)), "");
  EXPECT_THAT(refusal(check_line("the title", "one\ntwo", false)), HasSubstr("the title goes over more than one line"));
  EXPECT_THAT(refusal(check_line("the title", "one\r", false)), HasSubstr("more than one line"));
  EXPECT_THAT(refusal(check_line("the title", "one\xe2\x80\xa8two", false)), HasSubstr("more than one line"));
  EXPECT_THAT(refusal(check_line("the title", "\x1b[2J", false)), HasSubstr("the title holds \\x1b"));
  EXPECT_THAT(refusal(check_line("the title", "a\tb", false)), HasSubstr("holds \\x09"));
  EXPECT_THAT(refusal(check_line("the title",
                                 "a\xe2\x80\xae"
                                 "b",
                                 false)),
              HasSubstr("holds \\u202e"));
  EXPECT_THAT(refusal(check_line("the title", "a\xff", false)), HasSubstr("is not UTF-8"));
  EXPECT_THAT(refusal(check_line("the title", " ", false)), HasSubstr("is empty"));
  EXPECT_EQ(refusal(check_line("the title", "", true)), "");
  EXPECT_THAT(refusal(check_line("the title", std::string(kLongestPersonText + 1, 'x'), true)), HasSubstr("longer"));
}

TEST(PersonText, ParagraphsMayHaveLines) {
  EXPECT_EQ(refusal(check_paragraphs("the question", "one\r\n\ttwo\nthree", false)), "");
  EXPECT_THAT(refusal(check_paragraphs("the question", "one\n\x1b[2J", false)), HasSubstr("the question holds \\x1b"));
  EXPECT_THAT(refusal(check_paragraphs("the question", std::string_view("a\0b", 3), false)), HasSubstr("null byte"));
}

TEST(Changes, WordsThatAreNoTextAreRefused) {
  const Instant now = *make_instant(2026, 11, 1);
  const lifecycle::Incident incident{.id = 1};
  const auto refused = [&](const Decide& decide) {
    const auto changes = decide(incident);
    return changes.ok() ? std::string() : changes.error().message;
  };
  EXPECT_THAT(refusal(validate_facts({.title = "a\nb"}, now)), HasSubstr("the title goes over"));
  EXPECT_THAT(refusal(validate_facts({.ca = "a\x1b"}, now)), HasSubstr("the CA Owner holds"));
  EXPECT_THAT(refusal(validate_facts({.tags = std::vector<std::string>{"a\nb"}}, now)), HasSubstr("a tag or policy"));
  EXPECT_THAT(refusal(validate_facts({.description = "a\x07"}, now)), HasSubstr("the description holds"));
  EXPECT_EQ(refusal(validate_facts({.title = "a", .description = "one\ntwo"}, now)), "");
  EXPECT_THAT(refused(close_incident("done\x1b[2J")), HasSubstr("the reason holds"));
  EXPECT_THAT(refused(ask_question({.asker = "a\nb", .text = "?"})), HasSubstr("the asker goes over"));
  EXPECT_THAT(refused(ask_question({.asker = "a", .text = "?\x1b"})), HasSubstr("the question holds"));
  EXPECT_EQ(refused(ask_question({.asker = "a", .text = "Which?\nAnd why?"})), "");
  lifecycle::Incident asked = incident;
  asked.questions = {{.number = 1}};
  EXPECT_FALSE(answer_question(1, {.by = "a\x1b"})(asked).ok());
  EXPECT_TRUE(answer_question(1, {.by = "an officer"})(asked).ok());
}

}  // namespace
}  // namespace candor::desk
