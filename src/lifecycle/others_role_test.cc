#include "lifecycle/others_role.h"

#include <gtest/gtest.h>

namespace candor::lifecycle {

namespace {

Role by_reader(std::string_view text) {
  return role_of_comment(text, false);
}
Role by_moderator(std::string_view text) {
  return role_of_comment(text, true);
}

TEST(OthersRole, Questions) {
  for (const char* text : {
           "Was the linter set to warn for all profiles, or only for this one?",
           "Thank you for the report. Could you explain why the check did not run",
           "Please provide the list of affected certificates as CSV.",
           "I would like to understand how the validation passed.",
           "Thanks. It is unclear to me why issuance was not stopped.",
           "The timeline has a gap between 2 and 5 May. Please explain what happened.",
           "> We revoked them.\n\nWhen exactly?",
           "(In reply to ca from comment 4)\n> Yes.\n\nThat does not answer my question: which CAs use the template?",
           "I wonder whether other issuing CAs are affected.",
           "Can the CA confirm that no other certificates are affected",
           "I am curious how long the alarm was silent.",
           "Your report does not say how many subscribers were told. Please add this.",
       }) {
    EXPECT_EQ(to_string(by_reader(text)), "question") << text;
  }
}

TEST(OthersRole, Remarks) {
  for (const char* text : {
           "A clear description of the form, thank you.",
           "Thank you for the quick answer. No further questions from me.",
           "Another CA had the same problem in 2024; see https://tracker.example/show_bug.cgi?id=1 for it.",
           "Thanks, that answers my question.",
           "> Was the linter off?\n\nI see, thank you for clarifying.",
           "For the record: the lint in question was added to zlint in March.",
           "I agree with comment 4.",
           "It is good to see that the check now blocks.",
       }) {
    EXPECT_EQ(to_string(by_reader(text)), "remark") << text;
  }
}

TEST(OthersRole, Housekeeping) {
  for (const char* text : {
           "This is a final call for comments or questions on this incident report. Otherwise, it will be closed on or "
           "about "
           "2026-06-12.",
           "It appears there is nothing further to discuss. Closing.",
           "Setting Next update to 2026-07-03.",
           "I will close this bug on Friday unless there are further questions or comments.",
           "Are there any further questions? If not, I intend to close this on 2026-07-03.",
           "Whiteboard updated.",
           "Next update set as requested.",
           "Clearing needinfo.",
           "Reopening, as comment 9 raises a new question.",
           "I'll mark this as resolved next Wednesday.",
           "Assigned to the CA.",
           "Added the audit-finding tag.",
           "Marking this bug as a duplicate of bug 1987512.",
           "The Next Update field has been set to 2026-08-31, the due date of the last action item.",
       }) {
    EXPECT_EQ(to_string(by_moderator(text)), "housekeeping") << text;
  }
}

TEST(OthersRole, ModeratorsAskAndRemarkToo) {
  EXPECT_EQ(by_moderator("Next update set. How will you keep the mailbox from going unread again?"), Role::question);
  EXPECT_EQ(by_moderator("Please explain why the full report took three weeks."), Role::question);
  EXPECT_EQ(by_moderator("This is a thoughtful analysis."), Role::remark);
}

TEST(OthersRole, ConsidersClosing) {
  EXPECT_TRUE(considers_closing("I consider closing this bug next week."));
  EXPECT_TRUE(considers_closing("I will close this on or about 2023-07-03."));
  EXPECT_FALSE(considers_closing("How close was the key to expiry?"));
}

}  // namespace

}  // namespace candor::lifecycle
