#include "report/question.h"

#include <gtest/gtest.h>

#include "report/numbering.h"
#include "report/test_grammar.h"

namespace candor::report {
namespace {

using testing::read;

struct NumberCase {
  const char* text;
  int first;
  int second;
};

TEST(Numbering, EveryFormSeen) {
  const NumberCase cases[] = {{"1. How", 1, 0},         {"1)How", 1, 0},          {"2.A timeline", 2, 0},
                              {"#1. How", 1, 0},        {"Topic  3: Text", 3, 0}, {"I --  How", 1, 0},
                              {"IV & V --  Sum", 4, 5}, {"4 & 5. Sum", 4, 5},     {"**7. List**", 7, 0},
                              {"(2) When", 2, 0},       {"Question 2 - x", 2, 0}, {"VII.\tx", 7, 0},
                              {"2023 was", 0, 0},       {"3 certificates", 0, 0}, {"1.2.3 x", 0, 0},
                              {"I think", 0, 0},        {"4.9.1.1 BR", 0, 0},     {"1.\xC2\xA0How", 1, 0}};
  for (const NumberCase& each : cases) {
    EXPECT_EQ(read_numbering(each.text).first, each.first) << each.text;
    EXPECT_EQ(read_numbering(each.text).second, each.second) << each.text;
  }
}

int topics(const Document& document) {
  int found = 0;
  for (const Section& section : document.main().sections) found += topic_number(section.id) > 0 ? 1 : 0;
  return found;
}

// The text begins behind the number; its words ("came to light") are no question.
TEST(Questions, RomanNumbersWithAnswersBehindThem) {
  const Document document = read(
      "Incident report, questions I to VII\n\nI -- First knowledge: 2023-01-26 09:48 UTC a customer told us.\n\n"
      "II -- What happened when\n\n2021-03-01 08:00 UTC Order form 3.\n\n"
      "III -- Halted on 26 January for six hours and twenty minutes, because the orders were wrong.\n\n"
      "IV -- Two different faults came to light. Put together we are talking of 140 certificates in all.\n\n"
      "V -- crt.sh IDs of the 140: 8412207711, 8412207790, 8412219004\n\nVI -- How it came to be\n\n"
      "The tick box copies.\n\nVII -- Steps\n\n- Removal of the tick box, done 2023-01-26\n");
  EXPECT_EQ(topics(document), 7);
  EXPECT_EQ(document.main().kind, Kind::full);
}

TEST(Questions, AllNumberedOne) {
  const Document document = read(
      "1. How your CA first became aware of the problem\n\nMail.\n\n1. A timeline of the actions your CA took in "
      "response.\n\nx\n\n"
      "1. Whether your CA has stopped issuance\n\nYes.\n\n1. Summary of the problematic certificates\n\n3\n\n"
      "1. Certificate data\n\nlist\n\n1. Explanation about how and why the mistakes were made or bugs "
      "introduced\n\nx\n\n"
      "1. List of steps your CA is taking to resolve the situation\n\n- a\n");
  EXPECT_EQ(topics(document), 7);
  EXPECT_EQ(document.text(document.main().section(SectionId::topic_summary)->body), "3");
}

TEST(Questions, RomanAndMerged) {
  const Document document = read(
      "I --  How your CA first became aware\n\na\n\nII --  Timeline\n\nb\n\nIII --  Whether your CA has stopped "
      "issuance\n\nNo.\n\n"
      "IV & V --  Summary and certificate data\n\n318\n\nVI --  How and why\n\nd\n\nVII --  Steps\n\ne\n");
  EXPECT_EQ(topics(document), 7);
  ASSERT_NE(document.main().section(SectionId::topic_certificates), nullptr);
  EXPECT_EQ(document.main().section(SectionId::topic_certificates)->number, 5);
  EXPECT_EQ(document.text(document.main().section(SectionId::topic_certificates)->body), "318");
}

TEST(Questions, AnswerOnTheSameLine) {
  const Document document = read(
      "1) How we first became aware. Monitoring told us.\n\n2)Timeline.\n\n- 2023-01-01 10:00 UTC a\n\n3) Stopped? "
      "Yes.\n\n"
      "4) Summary. 5 certificates.\n");
  const Section* awareness = document.main().section(SectionId::topic_awareness);
  ASSERT_NE(awareness, nullptr);
  EXPECT_EQ(awareness->heading.text, "How we first became aware.");
  EXPECT_EQ(document.text(awareness->body), "Monitoring told us.");
  EXPECT_EQ(document.text(document.main().section(SectionId::topic_issuance)->body), "Yes.");
  EXPECT_EQ(document.main().timeline.size(), 1U);
}

TEST(Questions, PastedInFull) {
  const Document document = read(
      "1. How your CA first became aware of the problem (e.g. via a problem report, a discussion in a list,\nor "
      "internal "
      "self-audit), and the time and date.\n\nBy mail.\n\n2. A timeline of the actions your CA took in response. A "
      "timeline is a "
      "date-and-time-stamped sequence. This may include events before.\n\n2021-03-04 10:00 UTC a\n\n3. Whether your CA "
      "has stopped. "
      "A statement that you have not requires an explanation.\n\nStopped.\n");
  EXPECT_EQ(document.text(document.main().section(SectionId::topic_awareness)->body), "By mail.");
  EXPECT_EQ(document.text(document.main().section(SectionId::topic_timeline)->body), "2021-03-04 10:00 UTC a");
  EXPECT_EQ(document.text(document.main().section(SectionId::topic_issuance)->body), "Stopped.");
}

TEST(Questions, ParaphrasedInARowOfSeven) {
  const Document document = read(
      "1. When and how did we learn of it?\na\n2. What happened when?\nb\n3. Have you stopped issuing?\nYes.\n4. How "
      "many certificates?\n4\n"
      "5. Which ones?\nlist\n6. Why did it happen?\nd\n7. What comes next?\ne\n");
  EXPECT_EQ(topics(document), 7);
  EXPECT_EQ(document.text(document.main().section(SectionId::topic_summary)->body), "4");
}

TEST(Questions, FreeLabels) {
  const Document document = read(
      "Incident Report\n\nHow we became aware: told on 2019-05-05.\n\nTimeline:\n2019-05-05, 10:00 UTC: told\n\nHave "
      "we stopped: Yes.\n\n"
      "Certificate data: none\n\nSteps: none\n");
  EXPECT_EQ(topics(document), 5);
}

TEST(Questions, NumberedAnswersAreNoQuestions) {
  const Document document = read(
      "1. How your CA first became aware\na\n2. Timeline\nb\n3. Whether your CA has stopped\nc\n6. How and why\n\n1. "
      "The check was stopped.\n"
      "2. The timeline was tight.\n\n7. Steps\n\n1. Train, 2021-04-01\n2. Summary for management, 2021-05-01\n");
  EXPECT_EQ(topics(document), 5);
  EXPECT_EQ(document.main().actions.size(), 2U);
}

TEST(Questions, TwoIncidentsInOneComment) {
  const std::string incident =
      "1) How we became aware. Mail.\n\n2) Timeline. x\n\n3) Stopped? No.\n\n4) Summary. 3\n\n5) Certificate data. x\n";
  const Document document =
      read("Two reports.\n\n---\n\nINCIDENT A -- CAA\n\n" + incident + "\n---\n\nINCIDENT B -- KEYS\n\n" + incident);
  ASSERT_EQ(document.reports().size(), 2U);
  EXPECT_EQ(document.reports()[0].first_line, 5);
  EXPECT_EQ(document.line_of(document.reports()[1].span.begin), document.reports()[1].first_line);
  EXPECT_EQ(document.source().text(document.source().line(document.reports()[1].first_line)), "INCIDENT B -- KEYS");
}

}  // namespace
}  // namespace candor::report
