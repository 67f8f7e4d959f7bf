#include "desk/evidence_owned.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/fold.h"
#include "desk/evidence_manifest.h"
#include "evidence/input_list.h"

namespace candor::desk {

namespace fs = std::filesystem;

namespace {

constexpr size_t kLargestSummary = 64U << 20U;

bool is_tally(const std::string& folder) {
  const auto bytes = read_file(folder + "/summary.json", kLargestSummary);
  if (!bytes) return false;
  const auto json = nlohmann::json::parse(*bytes, nullptr, false);
  return json.is_object() && json.value("schema", nlohmann::json()) == "candor.evidence.tally/1";
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::equivalent(a, b, error) && !error;
}

}  // namespace

std::set<std::string> owned_files(const std::string& folder) {
  std::set<std::string> owned;
  std::error_code error;
  if (!fs::is_directory(folder, error)) return owned;
  if (const auto manifest = read_manifest(folder + "/manifest.json")) {
    owned.insert("manifest.json");
    for (const ManifestFile& file : manifest->outputs) owned.insert(file.name);
  } else if (is_tally(folder)) {
    owned.insert({"tally.csv", "summary.json", "impact.md", "rejected.tsv"});
  }
  if (const auto note = read_file(folder + "/" + kMovingNote, kLargestSummary)) {
    for (const std::string_view name : split(*note, '\n')) {
      if (!name.empty()) owned.emplace(name);
    }
  }
  // Names within the folder: a manifest is somebody's text, and what lies elsewhere is not touched on its word.
  std::erase_if(owned, [](const std::string& name) { return name.find('/') != std::string::npos || name == ".."; });
  return owned;
}

std::string replaced_input(const std::string& folder, const std::vector<std::string>& names,
                           const std::vector<std::string>& inputs) {
  std::vector<std::string> there;
  std::error_code error;
  for (const std::string& name : names) {
    if (fs::exists(fs::path(folder) / name, error)) there.push_back(name);
  }
  if (there.empty()) return "";
  std::vector<std::string> given = inputs;
  std::erase(given, "-");
  const auto files = evidence::list_inputs(given);
  if (!files) return "";
  for (const std::string& name : there) {
    const std::string target = (fs::path(folder) / name).string();
    if (std::any_of(files->begin(), files->end(), [&](const std::string& file) { return same_file(file, target); })) {
      return name;
    }
  }
  return "";
}

}  // namespace candor::desk
