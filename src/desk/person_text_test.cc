#include "desk/person_text.h"

#include <functional>
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
  lifecycle::Incident incident;
  incident.id = 1;
  const auto refused = [&](const Decide& decide) {
    const auto changes = decide(incident);
    return changes.ok() ? std::string() : changes.error().message;
  };
  const auto facts_refused = [&](const std::function<void(lifecycle::Facts&)>& set) {
    lifecycle::Facts facts;
    set(facts);
    return refusal(validate_facts(facts, now));
  };
  EXPECT_THAT(facts_refused([](auto& facts) { facts.title = "a\nb"; }), HasSubstr("the title goes over"));
  EXPECT_THAT(facts_refused([](auto& facts) { facts.ca = "a\x1b"; }), HasSubstr("the CA Owner holds"));
  EXPECT_THAT(facts_refused([](auto& facts) { facts.tags = {"a\nb"}; }), HasSubstr("a tag or policy"));
  EXPECT_THAT(facts_refused([](auto& facts) { facts.description = "a\x07"; }), HasSubstr("the description holds"));
  EXPECT_EQ(facts_refused([](auto& facts) { facts.description = "one\ntwo"; }), "");
  EXPECT_THAT(refused(close_incident("done\x1b[2J")), HasSubstr("the reason holds"));
  EXPECT_THAT(refused(ask_question({.asker = "a\nb", .text = "?"})), HasSubstr("the asker goes over"));
  EXPECT_THAT(refused(ask_question({.asker = "a", .text = "?\x1b"})), HasSubstr("the question holds"));
  EXPECT_EQ(refused(ask_question({.asker = "a", .text = "Which?\nAnd why?"})), "");
  lifecycle::Incident asked = incident;
  asked.questions.emplace_back().number = 1;
  EXPECT_FALSE(answer_question(1, {.by = "a\x1b"})(asked).ok());
  EXPECT_TRUE(answer_question(1, {.by = "an officer"})(asked).ok());
}

}  // namespace
}  // namespace candor::desk
