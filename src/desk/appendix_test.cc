#include "desk/appendix.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::desk {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> names_in(const std::string& text) {
  std::vector<std::string> names;
  for (const auto& named : named_attachments(SourceText("r.md", text))) {
    names.push_back(named.name + "@" + std::to_string(named.line));
  }
  return names;
}

TEST(Appendix, FindsPlainFileNames) {
  EXPECT_THAT(names_in("List: galeway-ov.csv.\n\n(`a_1.txt`), **B.CSV**\n"),
              ElementsAre("galeway-ov.csv@1", "a_1.txt@3", "B.CSV@3"));
  EXPECT_THAT(names_in("x.csv and x.csv again\nx.csv"), ElementsAre("x.csv@1"));
}

TEST(Appendix, LeavesPathsAndOtherWordsAlone) {
  EXPECT_THAT(names_in("https://example.test/list.csv ../up.csv /etc/hosts.txt .csv a.csvx a.text"), ElementsAre());
}

class Folder : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("candor-appendix-" + std::to_string(::getpid()));
    fs::create_directories(root_ / "attachments");
  }
  void TearDown() override { fs::remove_all(root_); }
  void write(const std::string& name, const std::string& bytes) { std::ofstream(root_ / name) << bytes; }
  Appendices look(const std::string& text) {
    return AppendixFinder().beside((root_ / "19-report.md").string(), SourceText("r.md", text));
  }
  fs::path root_;
};

constexpr const char* kUrls = "https://crt.sh/?id=1\nhttps://crt.sh/?id=2\n";

TEST_F(Folder, ReadsTheNamedListing) {
  write("attachments/19-list.txt", kUrls);
  const auto found = look("one\nsee list.txt\n");
  ASSERT_EQ(found.read.size(), 1U);
  EXPECT_EQ(found.read[0].named_on_line, 2);
  EXPECT_EQ(found.read[0].listing.rows.size(), 2U);
}

TEST_F(Folder, PrefersTheExactNameThenTheReportsNumber) {
  write("attachments/18-list.txt", "https://crt.sh/?id=1\n");
  write("attachments/19-list.txt", kUrls);
  EXPECT_EQ(look("list.txt").read.at(0).listing.rows.size(), 2U);
  write("list.txt", "https://crt.sh/?id=1\n");
  EXPECT_EQ(look("list.txt").read.at(0).listing.rows.size(), 1U);
}

TEST_F(Folder, DoesNotGuessAmongStrangers) {
  write("attachments/17-list.txt", kUrls);
  write("attachments/18-list.txt", kUrls);
  EXPECT_TRUE(look("list.txt").read.empty());
  EXPECT_TRUE(look("other.csv").read.empty());
}

TEST_F(Folder, RemarksWhatIsNoListing) {
  write("notes.txt", "just some words\n");
  const auto found = look("notes.txt");
  EXPECT_TRUE(found.read.empty());
  ASSERT_EQ(found.remarks.size(), 1U);
  EXPECT_THAT(found.remarks[0], HasSubstr("named on line 1, was not read as a certificate listing"));
}

}  // namespace candor::desk
