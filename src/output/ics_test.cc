#include "output/ics.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <libical/ical.h>

namespace candor::output {

namespace {

using testing::HasSubstr;
using testing::Not;

desk::DueItem item(std::string_view due, const std::string& what) {
  desk::DueItem one;
  one.incident = 17;
  one.ca = "Owner; and, Sons";
  one.shown.bug = 1955799;
  one.shown.title = "wrong value";
  one.shown.obligation = {.clock = "full-report-14d",
                          .what = what,
                          .level = guidelines::Level::must,
                          .due = parse_instant(due),
                          .since = *parse_instant("2026-11-10T14:53:00Z"),
                          .why = "first posting",
                          .citation = "Guidelines",
                          .command = "candor new full"};
  return one;
}

desk::DueList list(std::vector<desk::DueItem> items, const std::string& desk = "00112233aabbccdd") {
  return {.items = std::move(items), .more = false, .desk = desk};
}

// The first UID at or behind `from`, as it is folded.
std::string uid(const std::string& text, size_t from = 0) {
  const size_t at = text.find("UID:", from);
  return text.substr(at, text.find("\nDTSTAMP", at) - at);
}

TEST(Ics, IsReadBackByItsOwnGrammar) {
  const desk::DueList items = list({item("2026-11-24T14:53:00Z", "Full report"),
                                    item("2028-02-29T23:59:59Z", std::string(200, 'x') + "\nEND:VCALENDAR")});
  const std::string text = to_ics(items, *parse_instant("2026-11-22T10:00:00Z"));
  icalcomponent* calendar = icalparser_parse_string(text.c_str());
  ASSERT_NE(calendar, nullptr);
  EXPECT_EQ(icalcomponent_count_errors(calendar), 0);
  EXPECT_EQ(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 2);
  icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
  EXPECT_STREQ(icalcomponent_get_summary(event), "Full report for 1955799");
  EXPECT_EQ(icaltime_as_timet(icalcomponent_get_dtstart(event)), 1795531980);
  EXPECT_THAT(icalcomponent_get_description(event), HasSubstr("Owner; and, Sons"));
  EXPECT_EQ(icalcomponent_count_components(event, ICAL_VALARM_COMPONENT), 2);
  icalcomponent_free(calendar);
}

TEST(Ics, UidDoesNotDependOnTheDueInstantOrNow) {
  const desk::DueList one = list({item("2026-11-24T14:53:00Z", "Full report")});
  const desk::DueList other = list({item("2026-11-25T14:53:00Z", "Full report")});
  EXPECT_EQ(uid(to_ics(one, *parse_instant("2026-11-22"))), uid(to_ics(other, *parse_instant("2026-11-23"))));
}

TEST(Ics, TwoActionItemsAreTwoEvents) {
  std::vector<desk::DueItem> items = {item("2026-11-24T23:59:59Z", "Action item 1 (x)"),
                                      item("2026-11-24T23:59:59Z", "Action item 2 (y)")};
  for (size_t i = 0; i < items.size(); ++i) {
    items[i].shown.obligation.clock = "action-item-due";
    items[i].shown.obligation.command = fmt::format("candor incident note 17 --action {}=Complete", i + 1);
  }
  const std::string text = to_ics(list(items), *parse_instant("2026-11-22"));
  const size_t first = text.find("UID:");
  const size_t second = text.find("UID:", first + 1);
  ASSERT_NE(second, std::string::npos);
  EXPECT_NE(uid(text, first), uid(text, second));
}

TEST(Ics, SecuritySensitiveActionItemsAreTwoEventsToo) {
  std::vector<desk::DueItem> items(2, item("2026-11-24T23:59:59Z", "Action item"));
  for (size_t i = 0; i < items.size(); ++i) {
    items[i].security_sensitive = true;
    items[i].shown.obligation.clock = "action-item-due";
    items[i].shown.obligation.command = fmt::format("candor incident note 17 --action {}=Complete", i + 1);
  }
  const Instant now = *parse_instant("2026-11-22");
  EXPECT_NE(uid(to_ics(list({items[0]}), now)), uid(to_ics(list({items[1]}), now)));
}

TEST(Ics, TwoDesksShareNoUid) {
  const Instant now = *parse_instant("2026-11-22");
  const auto item_17 = item("2026-11-24T14:53:00Z", "Full report");
  EXPECT_NE(uid(to_ics(list({item_17}, "0011"), now)), uid(to_ics(list({item_17}, "2233"), now)));
}

TEST(Ics, ControlsInWhatPeopleWroteAreShownAsSuch) {
  desk::DueItem one = item("2026-11-24T14:53:00Z", "Full report\x1b[2J");
  one.ca = "Example\x07 CA";
  one.shown.title = "wrong \xe2\x80\xae value \xff\r\nBEGIN:VEVENT";
  one.shown.obligation.why = "because\x01";
  const std::string text = to_ics(list({one}), *parse_instant("2026-11-22"));
  for (const char c : text) EXPECT_TRUE(c == '\r' || c == '\n' || (c >= ' ' && c <= '~')) << text;
  EXPECT_THAT(text, Not(HasSubstr("\nBEGIN:VEVENT\r\nBEGIN")));
  icalcomponent* calendar = icalparser_parse_string(text.c_str());
  ASSERT_NE(calendar, nullptr);
  icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
  EXPECT_STREQ(icalcomponent_get_summary(event), "Full report\\x1b[2J for 1955799");
  EXPECT_THAT(icalcomponent_get_description(event),
              HasSubstr("Example\\x07 CA: wrong \\u202e value \\xff\\x0d\\x0aBEGIN"));
  icalcomponent_free(calendar);
}

TEST(Ics, OfASecuritySensitiveIncidentOnlyThatThereIsSomething) {
  desk::DueItem one = item("2026-11-24T14:53:00Z", "Answer to the question on the key");
  one.security_sensitive = true;
  const std::string text = to_ics(list({one}), *parse_instant("2026-11-22"));
  for (const char* secret : {"Owner", "wrong value", "1955799", "the key", "first posting", "candor new"}) {
    EXPECT_THAT(text, Not(HasSubstr(secret)));
  }
  EXPECT_THAT(text, HasSubstr("SUMMARY:full-report-14d for incident 17\r\n"));
  EXPECT_THAT(text, HasSubstr("DTSTART:20261124T145300Z"));
}

TEST(Ics, WithoutAnInstantThereIsNoEvent) {
  const desk::DueList items = list({item("", "Closure Report")});
  EXPECT_THAT(to_ics(items, *parse_instant("2026-11-22")), Not(HasSubstr("VEVENT")));
}

}  // namespace

}  // namespace candor::output
