#include <algorithm>

#include "base/file.h"
#include "base/fold.h"
#include "cli/pages/pages.h"

namespace candor::cli {

namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxBytes = 1U << 20U;

std::string bytes_of(const fs::path& path) {
  auto read = read_file(path.string(), kMaxBytes);
  return read.ok() ? std::move(read).value() : "";
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.empty()) lines.emplace_back(line);
  }
  return lines;
}

std::vector<fs::path> reports_in(const fs::path& folder) {
  std::vector<fs::path> reports;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder, missing)) {
    if (entry.path().extension() == ".md" && entry.path().filename() != "README.md") reports.push_back(entry.path());
  }
  std::sort(reports.begin(), reports.end());
  return reports;
}

}  // namespace

std::vector<Example> examples_of(std::string_view rule, const fs::path& fixtures) {
  std::vector<Example> examples;
  for (const bool failing : {true, false}) {
    for (const fs::path& report : reports_in(fixtures / rule)) {
      const fs::path expectation = fs::path(report).replace_extension(".expect");
      if (!fs::exists(expectation)) continue;
      auto diagnostics = lines_of(bytes_of(expectation));
      if (diagnostics.empty() == failing) continue;
      examples.push_back({bytes_of(report), std::move(diagnostics)});
      break;
    }
  }
  return examples;
}

}  // namespace candor::cli
