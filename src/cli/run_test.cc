#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "cli/command.h"

namespace candor::cli {

using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Outcome {
  int status;
  std::string out, err;
};

Outcome candor(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  Environment env{.out = out, .err = err, .now = *parse_instant("2026-06-01"), .standard_input = ""};
  const int status = run(arguments, env);
  return {status, out.str(), err.str()};
}

TEST(Run, ShowsVersionAndHelp) {
  EXPECT_THAT(candor({"--version"}).out, StartsWith("candor "));
  const auto help = candor({"--help"});
  EXPECT_EQ(help.status, kOk);
  EXPECT_THAT(help.out, HasSubstr("Exit status"));
  EXPECT_THAT(help.out, HasSubstr("--now T"));
}

TEST(Run, AnswersMistakesWithOneSentence) {
  const auto nothing = candor({});
  EXPECT_EQ(nothing.status, kFailed);
  EXPECT_EQ(nothing.err, "candor: no command was given\n  'candor --help' lists the commands.\n");
  const auto unknown = candor({"no\x1bsuch"});
  EXPECT_EQ(unknown.status, kFailed);
  EXPECT_THAT(unknown.err, StartsWith("candor: there is no command 'no\\x1bsuch'"));
  EXPECT_EQ(candor({"--frobnicate"}).status, kFailed);
}

TEST(Run, AnErrorSteersNoTerminalWhateverItQuotes) {
  std::ostringstream out, err;
  const Environment env{.out = out, .err = err, .now = *parse_instant("2026-06-01"), .standard_input = ""};
  EXPECT_EQ(env.fail({"cannot read a\x1b[2J\ncandor: all is well", "Look at \xff\x07."}), kFailed);
  EXPECT_EQ(err.str(), "candor: cannot read a\\x1b[2J\\x0acandor: all is well\n  Look at \\xff\\x07.\n");
}

TEST(Run, AnErrorThatQuotesSomethingEndlessIsCut) {
  std::ostringstream out, err;
  const Environment env{.out = out, .err = err, .now = *parse_instant("2026-06-01"), .standard_input = ""};
  std::string endless;
  for (int i = 0; i < 100000; ++i) endless += "\xC3\xA9";
  EXPECT_EQ(env.fail({"no column '" + endless + "' is there", "There are: " + endless + "."}), kFailed);
  EXPECT_LT(err.str().size(), 2500U);
  EXPECT_THAT(err.str(), StartsWith("candor: no column '\xC3\xA9\xC3\xA9"));
  EXPECT_THAT(err.str(), HasSubstr("\xC3\xA9 [...] \xC3\xA9"));
  EXPECT_THAT(err.str(), HasSubstr("\xC3\xA9' is there\n  There are: "));
  EXPECT_THAT(err.str(), testing::Not(HasSubstr("\\x"))) << "no letter is cut";
}

TEST(Run, EveryCommandHasHelpWithExamples) {
  for (const Command* command : commands()) {
    const auto help = candor({std::string(command->name), "--help"});
    EXPECT_EQ(help.status, kOk) << command->name;
    EXPECT_THAT(help.out, HasSubstr("Examples:\n  candor " + std::string(command->name)));
    EXPECT_THAT(candor({"help", std::string(command->name)}).out, help.out);
    const auto wrong = candor({std::string(command->name), "--hlep"});
    EXPECT_EQ(wrong.status, kFailed) << command->name;
    EXPECT_THAT(wrong.err, HasSubstr("did you mean '--help'?"));
  }
}

TEST(Run, TakesCommandsOfTwoWords) {
  const auto list = candor({"evidence"});
  EXPECT_EQ(list.status, kOk);
  EXPECT_THAT(list.out, HasSubstr("evidence build"));
  EXPECT_EQ(candor({"evidence", "--help"}).out, list.out);
  const auto help = candor({"evidence", "columns", "--help"});
  EXPECT_THAT(help.out, StartsWith("candor evidence columns: "));
  EXPECT_EQ(candor({"help", "evidence", "columns"}).out, help.out);
  EXPECT_EQ(candor({"evidence", "--now", "2026-01-01", "columns"}).status, kOk);
  const auto unknown = candor({"evidence", "biuld"});
  EXPECT_EQ(unknown.status, kFailed);
  EXPECT_THAT(unknown.err, StartsWith("candor: there is no command 'evidence biuld'; did you mean 'evidence build'?"));
}

}  // namespace candor::cli
