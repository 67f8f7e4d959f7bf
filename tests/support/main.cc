// Main of the fixture tests: GoogleTest's, plus --update, which rewrites the expectations with what is found now
// (then read the difference: it is the review).
#include <gtest/gtest.h>
#include <string_view>

#include "support/fixture.h"
#include "support/register.h"

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--update") candor::fixture::set_updating(true);
  }
  candor::fixture::register_tests();
  return RUN_ALL_TESTS();
}
