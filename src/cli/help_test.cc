#include "cli/help.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace candor::cli {
namespace {

using testing::HasSubstr;

// Commands are listed by their headings, and one whose heading is left out would be found by nobody.
TEST(Help, NamesEveryCommand) {
  const std::string help = program_help();
  for (const Command* command : commands()) EXPECT_THAT(help, HasSubstr("\n  " + std::string(command->name) + " "));
}

}  // namespace
}  // namespace candor::cli
