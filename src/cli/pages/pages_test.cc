#include "cli/pages/pages.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>
#include <set>
#include <sstream>
#include <unistd.h>

#include "cli/command.h"
#include "rules/rule.h"

namespace candor::cli {

namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

const fs::path kFixtures = fs::path(CANDOR_SOURCE_DIR) / "tests/rules";

// A folder of its own for each test, gone afterwards.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("candor-pages-" + std::to_string(getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

int docs(const std::vector<std::string>& arguments, std::string& said) {
  std::ostringstream out;
  std::ostringstream err;
  Environment env{.out = out, .err = err, .now = *parse_instant("2026-06-01"), .standard_input = ""};
  std::vector<std::string> words = {"docs"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const int status = run(words, env);
  said = out.str() + err.str();
  return status;
}

std::vector<Page> all_pages() {
  std::vector<Page> pages = rule_pages(kFixtures);
  for (Page& page : guideline_pages()) pages.push_back(std::move(page));
  return pages;
}

TEST(Pages, EveryCodedRuleAndEveryVersionHasOne) {
  std::set<std::string> paths;
  for (const Page& page : all_pages()) EXPECT_TRUE(paths.insert(page.path).second) << page.path;
  for (const rules::Rule* rule : rules::all_rules()) {
    const bool has_page = paths.contains("rules/" + std::string(rule->id) + ".md");
    EXPECT_EQ(has_page, rule->check != nullptr) << rule->id;
  }
  for (const auto& version : guidelines::versions()) {
    EXPECT_TRUE(paths.contains("guidelines/" + std::string(version.id) + ".md"));
  }
}

TEST(Pages, LinksLeadToPages) {
  static const RE2 kLink("\\]\\(([^)#:\\s]+\\.md)(?:#[^)]*)?\\)");
  std::set<fs::path> paths = {"../guidelines/README.md"};
  const auto pages = all_pages();
  for (const Page& page : pages) paths.insert(fs::path(page.path));
  for (const Page& page : pages) {
    // Reports shown as examples may link where they like.
    const std::string own = page.text.substr(0, page.text.find("\n## A report that"));
    re2::StringPiece rest(own);
    std::string target;
    while (RE2::FindAndConsume(&rest, kLink, &target)) {
      const fs::path resolved = (fs::path(page.path).parent_path() / target).lexically_normal();
      EXPECT_TRUE(paths.contains(resolved)) << page.path << " links to " << target;
    }
  }
}

TEST(Pages, ShowTheFirstReportThatFailsAndTheFirstThatPasses) {
  const Folder folder;
  write(folder.path() / "some-rule/a.md", "passes\n");
  write(folder.path() / "some-rule/a.expect", "");
  write(folder.path() / "some-rule/b.md", "fails\n");
  write(folder.path() / "some-rule/b.expect", "1:1 MUST some-rule is wrong [x]\n");
  write(folder.path() / "some-rule/c.md", "fails too\n");
  write(folder.path() / "some-rule/c.expect", "1:1 MUST some-rule is wrong too [x]\n");
  const auto examples = examples_of("some-rule", folder.path());
  ASSERT_EQ(examples.size(), 2U);
  EXPECT_EQ(examples[0].report, "fails\n");
  EXPECT_THAT(examples[0].diagnostics, ::testing::ElementsAre("1:1 MUST some-rule is wrong [x]"));
  EXPECT_EQ(examples[1].report, "passes\n");
  EXPECT_TRUE(examples_of("another-rule", folder.path()).empty());
}

TEST(Pages, EscapeWhatMarkdownWouldRead) {
  EXPECT_EQ(escaped("a|b *c* <d>"), "a\\|b \\*c\\* \\<d>");
}

TEST(Docs, WritesThenFindsThemCurrent) {
  const Folder folder;
  const std::string to = folder.path().string();
  std::string said;
  EXPECT_EQ(docs({to}, said), kOk) << said;
  EXPECT_EQ(docs({to, "--check"}, said), kOk) << said;
  write(folder.path() / "guidelines/3.0.md", std::string(kGeneratedMark));
  write(folder.path() / "rules/no-such-rule.md", page_head());
  write(folder.path() / "rules/notes.md", "written by hand");
  EXPECT_EQ(docs({to, "--check"}, said), kFallsShort);
  EXPECT_THAT(said, HasSubstr("guidelines/3.0.md: is not current"));
  EXPECT_THAT(said, HasSubstr("rules/no-such-rule.md: belongs to no rule or version"));
  EXPECT_THAT(said, Not(HasSubstr("notes.md")));
  EXPECT_EQ(docs({to}, said), kOk);
  EXPECT_FALSE(fs::exists(folder.path() / "rules/no-such-rule.md"));
  EXPECT_TRUE(fs::exists(folder.path() / "rules/notes.md"));
}

TEST(Docs, LeaveWhatTheyDidNotWrite) {
  const Folder folder;
  write(folder.path() / "guidelines/README.md", "written by hand");
  std::string said;
  EXPECT_EQ(docs({folder.path().string()}, said), kFailed);
  EXPECT_THAT(said, HasSubstr("was not written by 'candor docs'"));
  EXPECT_FALSE(fs::exists(folder.path() / "rules"));
}

}  // namespace

}  // namespace candor::cli
