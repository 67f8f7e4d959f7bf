#include "evidence/input_list.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace candor::evidence {

namespace fs = std::filesystem;

Result<std::vector<std::string>> list_inputs(const std::vector<std::string>& inputs) {
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
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator at(input, error), end; !error && at != end; at.increment(error)) {
      if (at->is_regular_file()) found.push_back(at->path().string());
    }
    if (error) return Error{fmt::format("cannot list {}: {}", input, error.message()), ""};
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

}  // namespace candor::evidence
