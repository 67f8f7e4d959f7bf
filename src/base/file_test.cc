#include "base/file.h"

#include <csignal>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace candor {
namespace {

class FileTest : public testing::Test {
 protected:
  FileTest() : folder_(testing::TempDir() + "candor-file-" + std::to_string(::getpid())) {
    std::filesystem::create_directory(folder_);
    old_mask_ = ::umask(022);
  }
  void TearDown() override {
    ::umask(old_mask_);
    std::filesystem::remove_all(folder_);
  }
  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  unsigned mode(const std::string& name) const {
    struct stat info {};
    EXPECT_EQ(::stat(path(name).c_str(), &info), 0);
    return info.st_mode & 0777U;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) all.push_back(entry.path().filename());
    return all;
  }
  std::string content(const std::string& name) const { return *read_file(path(name), 100000); }

  std::string folder_;
  mode_t old_mask_ = 0;
};

TEST_F(FileTest, ANewFileIsReadByWhomTheUmaskAllows) {
  for (const auto& [mask, expected] : {std::pair{077U, 0600U}, {027U, 0640U}, {022U, 0644U}, {002U, 0664U}}) {
    ::umask(mask);
    ASSERT_TRUE(write_file_atomically(path("written"), "secret").ok());
    ASSERT_TRUE(create_file_atomically(path("created"), "secret").ok());
    EXPECT_EQ(mode("written"), expected);
    EXPECT_EQ(mode("created"), expected);
    std::filesystem::remove(path("written"));
    std::filesystem::remove(path("created"));
  }
}

TEST_F(FileTest, AReplacedFileKeepsItsMode) {
  ASSERT_TRUE(write_file_atomically(path("a"), "old").ok());
  for (const mode_t kept : {0600, 0640, 0666}) {
    ASSERT_EQ(::chmod(path("a").c_str(), kept), 0);
    ASSERT_TRUE(write_file_atomically(path("a"), "new").ok());
    EXPECT_EQ(mode("a"), kept);
  }
  EXPECT_EQ(content("a"), "new");
  EXPECT_THAT(names(), testing::ElementsAre("a"));
}

TEST_F(FileTest, CreatingOverwritesNothing) {
  ASSERT_TRUE(create_file_atomically(path("a"), "first").ok());
  const Status again = create_file_atomically(path("a"), "second");
  ASSERT_FALSE(again.ok());
  EXPECT_THAT(again.error().message, testing::HasSubstr("exists already"));
  EXPECT_EQ(content("a"), "first");
  EXPECT_THAT(names(), testing::ElementsAre("a"));
}

// As on a full disk: the limit on a file's size makes write() fail halfway.
TEST_F(FileTest, AFailedWriteLeavesNothingBehind) {
  const std::string large(100000, 'x');
  const auto written = [&]() -> std::string {
    rlimit limit{50000, RLIM_INFINITY};
    ::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const bool failed =
        !create_file_atomically(path("new"), large).ok() && !write_file_atomically(path("a"), large).ok();
    limit.rlim_cur = RLIM_INFINITY;
    ::setrlimit(RLIMIT_FSIZE, &limit);
    return failed ? "failed" : "written";
  };
  ASSERT_TRUE(write_file_atomically(path("a"), "old").ok());
  EXPECT_EQ(written(), "failed");
  EXPECT_EQ(content("a"), "old");
  EXPECT_THAT(names(), testing::ElementsAre("a"));
  EXPECT_TRUE(create_file_atomically(path("new"), "now").ok());
}

TEST_F(FileTest, WhereNothingCanBeWritten) {
  EXPECT_FALSE(write_file_atomically(path("no/such/folder"), "x").ok());
  EXPECT_FALSE(create_file_atomically(path("no/such/folder"), "x").ok());
}

}  // namespace
}  // namespace candor
