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

TEST(Ics, IsReadBackByItsOwnGrammar) {
  const std::vector<desk::DueItem> items = {item("2026-11-24T14:53:00Z", "Full report"),
                                            item("2028-02-29T23:59:59Z", std::string(200, 'x') + "\nEND:VCALENDAR")};
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
  const std::vector<desk::DueItem> one = {item("2026-11-24T14:53:00Z", "Full report")};
  const std::vector<desk::DueItem> other = {item("2026-11-25T14:53:00Z", "Full report")};
  const auto uid = [](const std::string& text) {
    const size_t at = text.find("UID:");
    return text.substr(at, text.find('\r', at) - at);
  };
  EXPECT_EQ(uid(to_ics(one, *parse_instant("2026-11-22"))), uid(to_ics(other, *parse_instant("2026-11-23"))));
}

TEST(Ics, TwoActionItemsAreTwoEvents) {
  std::vector<desk::DueItem> items = {item("2026-11-24T23:59:59Z", "Action item 1 (x)"),
                                      item("2026-11-24T23:59:59Z", "Action item 2 (y)")};
  for (size_t i = 0; i < items.size(); ++i) {
    items[i].shown.obligation.clock = "action-item-due";
    items[i].shown.obligation.command = fmt::format("candor incident note 17 --action {}=Complete", i + 1);
  }
  const std::string text = to_ics(items, *parse_instant("2026-11-22"));
  const auto uid = [&](size_t from) { return text.substr(from, text.find('\r', from) - from); };
  const size_t first = text.find("UID:");
  const size_t second = text.find("UID:", first + 1);
  ASSERT_NE(second, std::string::npos);
  EXPECT_NE(uid(first), uid(second));
}

TEST(Ics, WithoutAnInstantThereIsNoEvent) {
  const std::vector<desk::DueItem> items = {item("", "Closure Report")};
  EXPECT_THAT(to_ics(items, *parse_instant("2026-11-22")), Not(HasSubstr("VEVENT")));
}

}  // namespace

}  // namespace candor::output
