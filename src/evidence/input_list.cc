#include "evidence/input_list.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <set>

namespace candor::evidence {

namespace fs = std::filesystem;

namespace {

// By how its manifest, or a tally's summary, begins.
bool is_set(const fs::path& folder) {
  if (folder.filename().string().starts_with(kUnfinishedSet)) return true;
  constexpr std::string_view kSchema = R"("schema": "candor.evidence.)";
  constexpr size_t kHead = 64;
  for (const char* name : {"manifest.json", "summary.json"}) {
    std::error_code error;
    if (!fs::is_regular_file(folder / name, error)) continue;
    std::string head(kHead, ' ');
    std::ifstream(folder / name, std::ios::binary).read(head.data(), kHead);
    if (head.find(kSchema) != std::string::npos) return true;
  }
  return false;
}

// Walks folders in name order. Links are followed, each folder once, so that links in a circle come to an end.
class Walk {
 public:
  Walk(std::vector<std::string>& files, std::vector<NotAFile>* others) : files_(files), others_(others) {}

  Status folder(const fs::path& top) {
    std::vector<fs::path> waiting = {top};
    std::vector<std::string> found;
    while (!waiting.empty()) {
      const fs::path at = waiting.back();
      waiting.pop_back();
      std::error_code error;
      if (!seen_.insert(fs::canonical(at, error)).second) continue;
      fs::directory_iterator entry(at, error);
      for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
        if (auto status = take(entry->path(), waiting, found); !status) return status;
      }
      if (error)
        return Error{fmt::format("cannot list {}: {}", at.string(), error.message()), "Check its permissions."};
      // The last one is the next.
      std::sort(waiting.begin(), waiting.end(), std::greater<>());
    }
    std::sort(found.begin(), found.end());
    files_.insert(files_.end(), found.begin(), found.end());
    if (others_ != nullptr) {
      std::sort(others_->begin(), others_->end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    }
    return {};
  }

 private:
  Status take(const fs::path& path, std::vector<fs::path>& folders, std::vector<std::string>& found) const {
    std::error_code error;
    const auto status = fs::status(path, error);
    const bool nowhere =
        !error || error == std::errc::no_such_file_or_directory || error == std::errc::too_many_symbolic_link_levels;
    if (others_ != nullptr && !fs::exists(status) && nowhere && fs::is_symlink(path)) {
      others_->push_back({path.string(), "a link that leads nowhere"});
      return {};
    }
    if (!fs::exists(status)) {
      return Error{fmt::format("cannot read {}: {}", path.string(), error ? error.message() : "it is gone"),
                   "Check the path and its permissions."};
    }
    if (fs::is_directory(status) && !is_set(path)) folders.push_back(path);
    if (fs::is_regular_file(status)) found.push_back(path.string());
    if (others_ != nullptr && fs::is_other(status)) others_->push_back({path.string(), kind_of(status)});
    return {};
  }

  static std::string kind_of(const fs::file_status& status) {
    if (fs::is_fifo(status)) return "a named pipe, which is read only when it is named itself";
    return fs::is_socket(status) ? "a socket, not a file" : "a device, not a file";
  }

  std::vector<std::string>& files_;
  std::vector<NotAFile>* others_;
  std::set<fs::path> seen_;
};

}  // namespace

Result<std::vector<std::string>> list_inputs(const std::vector<std::string>& inputs, std::vector<NotAFile>* others) {
  std::vector<std::string> files;
  for (const std::string& input : inputs) {
    std::error_code error;
    const auto status = fs::status(input, error);
    if (input == "-" || fs::is_regular_file(status) || fs::is_fifo(status)) {
      files.push_back(input);
      continue;
    }
    if (!fs::is_directory(status)) {
      return Error{fmt::format("cannot read {}: {}", input, error ? error.message() : "neither a file nor a folder"),
                   "Check the path and its permissions."};
    }
    if (auto walked = Walk(files, others).folder(input); !walked) return walked.error();
  }
  return files;
}

}  // namespace candor::evidence
