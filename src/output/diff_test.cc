#include "output/diff.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <random>
#include <sstream>
#include <unistd.h>

namespace candor::output {

TEST(Diff, IsEmptyForEqualTexts) {
  EXPECT_EQ(unified_diff("a", "b", "x\ny\n", "x\ny\n"), "");
}

TEST(Diff, ShowsOneChangeWithContext) {
  EXPECT_EQ(unified_diff("a", "b", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(Diff, KeepsFarChangesApart) {
  std::string a;
  for (int i = 1; i <= 30; ++i) a += std::to_string(i) + "\n";
  std::string b = a;
  b.replace(b.find("3\n"), 2, "three\n").insert(b.find("28\n"), "new\n");
  const std::string diff = unified_diff("a", "b", a, b);
  EXPECT_NE(diff.find("@@ -1,6 +1,6 @@"), std::string::npos) << diff;
  EXPECT_NE(diff.find("@@ -25,6 +25,7 @@"), std::string::npos) << diff;
}

TEST(Diff, MarksAMissingLastLineEnd) {
  EXPECT_EQ(unified_diff("a", "b", "x", "x\n"), "--- a\n+++ b\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n");
  EXPECT_EQ(unified_diff("a", "b", "", "x\n"), "--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n");
}

// Whatever the texts, patch(1) makes the new text of the old one.
TEST(Diff, IsAppliedByPatch) {
  if (std::system("command -v patch > /dev/null") != 0) GTEST_SKIP() << "no patch(1) here";
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("candor-diff-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::mt19937 random(7);
  const auto text = [&](size_t lines) {
    std::string out;
    for (size_t i = 0; i < lines; ++i) out += std::string(1, static_cast<char>('a' + random() % 5)) + "\n";
    if (random() % 4 == 0 && !out.empty()) out.pop_back();
    return out;
  };
  for (int i = 0; i < 25; ++i) {
    const std::string a = text(1 + random() % 40);
    const std::string b = text(1 + random() % 40);
    if (a == b) continue;
    std::ofstream(folder / "file") << a;
    std::ofstream(folder / "diff") << unified_diff("file", "file", a, b);
    const std::string command = "cd " + folder.string() + " && patch -s --posix -p0 file < diff";
    ASSERT_EQ(std::system(command.c_str()), 0) << a << "---\n" << b << "---\n" << unified_diff("a", "b", a, b);
    std::ostringstream patched;
    patched << std::ifstream(folder / "file").rdbuf();
    EXPECT_EQ(patched.str(), b);
  }
  fs::remove_all(folder);
}

}  // namespace candor::output
