// candor docs: writes the reference pages, or says which of them are not current.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <ostream>
#include <set>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/pages/pages.h"
#include "cli/spec.h"

namespace candor::cli {

namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxPage = 16U << 20U;

struct DocsOptions {
  std::string folder;
  std::string fixtures = "tests/rules";
  bool check = false;
};

// The mark goes below the first line, which is a shell's own.
std::string marked(std::string script) {
  return script.insert(script.find('\n') + 1, fmt::format("# {}\n", kGeneratedMark));
}

std::vector<Page> all_pages(const DocsOptions& options) {
  std::vector<Page> pages = rule_pages(options.fixtures);
  for (Page& page : guideline_pages()) pages.push_back(std::move(page));
  pages.push_back(clocks_page());
  pages.push_back({"candor.1", manual_page()});
  pages.push_back({"completions/candor.bash", marked(bash_completion())});
  pages.push_back({"completions/_candor", marked(zsh_completion())});
  pages.push_back({"completions/candor.fish", marked(fish_completion())});
  return pages;
}

std::string text_of(const fs::path& path) {
  auto read = read_file(path.string(), kMaxPage);
  return read.ok() ? std::move(read).value() : "";
}

// Only what this command wrote is its to change: `candor docs .` must not harm a folder that happens to be called
// "guidelines".
bool is_ours(const fs::path& path) {
  return text_of(path).find(kGeneratedMark) != std::string::npos;
}

// Pages of rules and versions that are no more.
std::vector<fs::path> leftovers(const fs::path& folder, const std::vector<Page>& pages) {
  std::set<fs::path> wanted;
  for (const Page& page : pages) wanted.insert(folder / page.path);
  std::vector<fs::path> found;
  for (const char* name : {"rules", "guidelines", "completions"}) {
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(folder / name, missing)) {
      if (!wanted.contains(entry.path()) && is_ours(entry.path())) found.push_back(entry.path());
    }
  }
  return found;
}

int check_pages(const DocsOptions& options, Environment& env) {
  const std::vector<Page> pages = all_pages(options);
  int status = kOk;
  const auto stale = [&](const fs::path& path, std::string_view what) {
    env.out << fmt::format("{}: {}\n", printable(path.string()), what);
    status = kFallsShort;
  };
  for (const Page& page : pages) {
    const fs::path path = fs::path(options.folder) / page.path;
    if (text_of(path) != page.text) stale(path, "is not current");
  }
  for (const fs::path& path : leftovers(options.folder, pages)) stale(path, "belongs to no rule or version");
  if (status != kOk) env.out << fmt::format("'candor docs {}' writes them anew.\n", printable(options.folder));
  return status;
}

int write_pages(const DocsOptions& options, Environment& env) {
  const std::vector<Page> pages = all_pages(options);
  for (const Page& page : pages) {
    const fs::path path = fs::path(options.folder) / page.path;
    if (!fs::exists(path) || is_ours(path)) continue;
    return env.fail({fmt::format("{} was not written by 'candor docs' and is left as it is", printable(path.string())),
                     "Name another folder."});
  }
  for (const Page& page : pages) {
    const fs::path path = fs::path(options.folder) / page.path;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (text_of(path) == page.text) continue;
    const Status written = write_file_atomically(path.string(), page.text);
    if (!written.ok()) return env.fail(written.error());
  }
  for (const fs::path& path : leftovers(options.folder, pages)) {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
  return kOk;
}

int run_docs(const DocsOptions& options, Environment& env) {
  return options.check ? check_pages(options, env) : write_pages(options, env);
}

Run setup_docs(CLI::App& app) {
  auto options = std::make_shared<DocsOptions>();
  app.add_option("FOLDER", options->folder,
                 "where rules/, guidelines/, completions/ and candor.1 are written, mostly docs")
      ->required();
  app.add_option("--fixtures", options->fixtures, "folder of the rules' example reports; tests/rules by default")
      ->type_name("DIR");
  app.add_flag("--check", options->check, "write nothing, name the pages that are not current");
  return [options](Environment& env) { return run_docs(*options, env); };
}

}  // namespace

extern const Command kDocs{.name = "docs",
                           .group = Group::setup,
                           .summary = "write the reference of rules, versions and commands as pages",
                           .examples =
                               "candor docs docs\n"
                               "candor docs docs --check\n",
                           .setup = setup_docs};

}  // namespace candor::cli
