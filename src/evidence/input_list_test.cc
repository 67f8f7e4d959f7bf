// Folders with links in them: each file is read under one name, none is left out silently.
#include "evidence/input_list.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace candor::evidence {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class InputList : public testing::Test {
 protected:
  void SetUp() override {
    top_ = fs::path(testing::TempDir()) / ("input-list-" + std::to_string(::getpid()));
    fs::create_directories(top_ / "a" / "sub");
    fs::create_directories(top_ / "b");
    write("a/2");
    write("a/sub/1");
    write("b/3");
  }
  void TearDown() override { fs::remove_all(top_); }
  void write(const std::string& name) { std::ofstream(top_ / name) << name; }
  std::vector<std::string> listed(const std::string& folder) {
    auto files = list_inputs({(top_ / folder).string()});
    EXPECT_TRUE(static_cast<bool>(files));
    std::vector<std::string> names;
    for (const std::string& file : *files) names.push_back(file.substr(top_.string().size() + 1));
    return names;
  }

  fs::path top_;
};

TEST_F(InputList, WalksInNameOrder) {
  EXPECT_THAT(listed("."), ElementsAre("./a/2", "./a/sub/1", "./b/3"));
}

TEST_F(InputList, EndsWhereLinksGoInACircle) {
  fs::create_directory_symlink("..", top_ / "a" / "sub" / "up");
  fs::create_directory_symlink("sub", top_ / "a" / "again");
  EXPECT_THAT(listed("a"), ElementsAre("a/2", "a/again/1"));
}

TEST_F(InputList, FollowsLinksToOtherFoldersAndFiles) {
  fs::create_directory_symlink("../b", top_ / "a" / "other");
  fs::create_symlink("../b/3", top_ / "a" / "file");
  EXPECT_THAT(listed("a"), ElementsAre("a/2", "a/file", "a/other/3", "a/sub/1"));
}

TEST_F(InputList, SaysWhichLinkLeadsNowhere) {
  fs::create_symlink("nowhere", top_ / "a" / "lost");
  const auto files = list_inputs({(top_ / "a").string()});
  ASSERT_FALSE(static_cast<bool>(files));
  EXPECT_THAT(files.error().message, HasSubstr("a/lost"));
}

TEST_F(InputList, NamesWhatIsNoFile) {
  fs::create_symlink("nowhere", top_ / "a" / "lost");
  fs::create_symlink("circle", top_ / "a" / "circle");
  fs::create_symlink("/dev/zero", top_ / "a" / "zero");
  ASSERT_EQ(::mkfifo((top_ / "a" / "pipe").c_str(), 0600), 0);
  std::vector<NotAFile> others;
  const auto files = list_inputs({(top_ / "a").string()}, &others);
  ASSERT_TRUE(files) << files.error().message;
  EXPECT_EQ(files->size(), 2U);
  std::vector<std::string> told;
  told.reserve(others.size());
  for (const NotAFile& other : others)
    told.push_back(other.path.substr(top_.string().size() + 1) + ": " + other.reason);
  EXPECT_THAT(told, ElementsAre("a/circle: a link that leads nowhere", "a/lost: a link that leads nowhere",
                                HasSubstr("a/pipe: a named pipe"), "a/zero: a device, not a file"));
  EXPECT_FALSE(list_inputs({(top_ / "a" / "lost").string()}, &others)) << "named itself";
  EXPECT_FALSE(list_inputs({(top_ / "a" / "zero").string()}, &others)) << "named itself";
}

}  // namespace
}  // namespace candor::evidence
