#include "cli/spec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace candor::cli {

namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const OptionSpec& option(const CommandSpec& command, std::string_view name) {
  for (const OptionSpec& each : command.options) {
    for (const std::string& known : each.longs) {
      if (known == name) return each;
    }
  }
  throw std::out_of_range(std::string(name));
}

CommandSpec command(std::string_view name) {
  for (CommandSpec& each : command_specs()) {
    if (each.name == name) return std::move(each);
  }
  throw std::out_of_range(std::string(name));
}

TEST(Spec, ReadsValuesOffTheDefinition) {
  EXPECT_THAT(option(command("rules"), "format").words, ElementsAre("text", "json"));
  EXPECT_THAT(option(command("rules"), "guidelines").words, Contains("3.2"));
  EXPECT_EQ(option(command("new"), "output").values, Values::files);
  EXPECT_THAT(command("new").positionals.front().words,
              ElementsAre("full", "preliminary", "audit", "closure", "update"));
  EXPECT_THAT(command("explain").positionals.front().words, Contains("title-incident-type"));
  EXPECT_EQ(command("docs").positionals.front().values, Values::folders);
  for (const OptionSpec& each : every_command_takes()) {
    if (each.longs.front() == "color") {
      EXPECT_THAT(each.words, ElementsAre("auto", "always", "never"));
    }
  }
}

TEST(Spec, EveryShellAndThePageKnowEveryCommandAndOption) {
  const std::string bash = bash_completion();
  const std::string zsh = zsh_completion();
  const std::string fish = fish_completion();
  const std::string manual = manual_page();
  for (const CommandSpec& each : command_specs()) {
    const size_t space = each.name.find(' ');
    const std::string label = space == std::string::npos ? each.name : "'" + each.name + "'";
    EXPECT_THAT(bash, HasSubstr("\n    " + label + ") "));
    EXPECT_THAT(zsh, HasSubstr("\n    " + label + ")\n"));
    EXPECT_THAT(fish, HasSubstr("-a " + each.name.substr(space + 1) + " -d"));
    EXPECT_THAT(manual, HasSubstr("\n.SS " + each.name + "\n"));
    for (const OptionSpec& spec : each.options) {
      const std::string& name = spec.longs.front();
      EXPECT_THAT(bash, HasSubstr("--" + name));
      EXPECT_THAT(zsh, HasSubstr("--" + name));
      EXPECT_THAT(fish, HasSubstr(" -l " + name));
    }
  }
}

}  // namespace

}  // namespace candor::cli
