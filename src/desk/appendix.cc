#include "desk/appendix.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "base/file.h"
#include "base/fold.h"
#include "desk/input.h"

namespace candor::desk {

namespace {

namespace fs = std::filesystem;

constexpr size_t kMostNames = 20;  // listings in one report; more are no listings

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

// A name within a URL or path is somebody else's file.
bool within_path(std::string_view line, size_t begin) {
  return begin > 0 && (line[begin - 1] == '/' || line[begin - 1] == '\\' || line[begin - 1] == '@');
}

void add_names(std::string_view line, int number, std::vector<NamedAttachment>& names) {
  for (size_t dot = line.find('.'); dot != std::string_view::npos; dot = line.find('.', dot + 1)) {
    const std::string extension = to_lower(line.substr(dot, 4));
    if (extension != ".csv" && extension != ".txt") continue;
    const size_t end = dot + 4;
    const bool goes_on = end < line.size() && is_name_char(line[end]) && line[end] != '.';
    size_t begin = dot;
    while (begin > 0 && is_name_char(line[begin - 1])) --begin;
    if (goes_on || begin == dot || within_path(line, begin)) continue;
    std::string name(line.substr(begin, end - begin));
    const bool known = std::any_of(names.begin(), names.end(), [&](const auto& other) { return other.name == name; });
    if (!known && names.size() < kMostNames) names.push_back({std::move(name), number});
  }
}

// Of the folder and its attachments/, sorted.
std::vector<fs::path> list_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::path& place : {folder, folder / "attachments"}) {
    std::error_code error;
    for (fs::directory_iterator it(place.empty() ? fs::path(".") : place, error), end; !error && it != end;
         it.increment(error)) {
      if (it->is_regular_file(error)) files.push_back(place / it->path().filename());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The number a saved attachment and its report share: "19-" of 19-report.md and 19-list.csv.
std::string prefix_of(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.substr(0, name.find('-'));
}

// Exact name first; else the one file that ends in "-name", or the one of those that shares the report's prefix.
std::optional<fs::path> pick(const std::vector<fs::path>& files, const std::string& name, const fs::path& report) {
  std::vector<fs::path> longer;
  for (const fs::path& file : files) {
    if (file.filename() == name) return file;
    if (file.filename().string().ends_with("-" + name)) longer.push_back(file);
  }
  if (longer.size() == 1) return longer.front();
  for (const fs::path& file : longer) {
    if (prefix_of(file) == prefix_of(report)) return file;
  }
  return std::nullopt;
}

}  // namespace

std::vector<NamedAttachment> named_attachments(const SourceText& source) {
  std::vector<NamedAttachment> names;
  for (int line = 1; line <= source.line_count(); ++line) add_names(source.text(source.line(line)), line, names);
  return names;
}

Result<Appendix> read_appendix(const std::string& path) {
  Result<std::string> bytes = read_file(path, kLargestListing);
  if (!bytes.ok()) return bytes.error();
  Result<report::Listing> listing = report::read_listing(fs::path(path).filename().string(), *bytes);
  if (!listing.ok()) return listing.error();
  return Appendix{.path = path, .listing = std::move(listing).value()};
}

const AppendixFinder::Files& AppendixFinder::files_in(const fs::path& folder) {
  const std::lock_guard lock(mutex_);
  const auto known = folders_.find(folder);
  return known != folders_.end() ? known->second : folders_.emplace(folder, list_files(folder)).first->second;
}

Appendices AppendixFinder::beside(const std::string& report_path, const SourceText& source) {
  Appendices found;
  const auto names = named_attachments(source);
  if (names.empty() || report_path == "-") return found;
  const Files& files = files_in(fs::path(report_path).parent_path());
  for (const NamedAttachment& named : names) {
    const auto path = pick(files, named.name, report_path);
    if (!path) continue;
    Result<Appendix> appendix = read_appendix(path->string());
    if (!appendix.ok()) {
      found.remarks.push_back(fmt::format("{}, named on line {}, was not read as a certificate listing: {}",
                                          path->string(), named.line, appendix.error().message));
      continue;
    }
    appendix->named_on_line = named.line;
    found.read.push_back(std::move(appendix).value());
  }
  return found;
}

}  // namespace candor::desk
