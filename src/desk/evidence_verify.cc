#include "desk/evidence_verify.h"

#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

#include "base/version.h"
#include "desk/evidence_manifest.h"
#include "desk/evidence_status.h"
#include "evidence/running_digest.h"

namespace candor::desk {

namespace fs = std::filesystem;

namespace {

// A folder that vanishes with its owner.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_((fs::temp_directory_path() / "candor-verify.XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) path_.clear();
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Inputs keep the names they have in the manifest, so they are read from the folder where these hold.
class InFolder {
 public:
  explicit InFolder(const std::string& folder) : before_(fs::current_path()) {
    if (!folder.empty()) fs::current_path(folder, error_);
  }
  ~InFolder() {
    std::error_code ignored;
    fs::current_path(before_, ignored);
  }
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;
  const std::error_code& error() const { return error_; }

 private:
  fs::path before_;
  std::error_code error_;
};

// The files beside the manifest may have been edited since.
Status compare_beside(const std::string& path, const Manifest& manifest, std::vector<std::string>& differences) {
  const std::string folder = fs::path(path).parent_path().string();
  for (const auto& output : manifest.outputs) {
    const std::string file = (fs::path(folder) / output.name).string();
    if (!fs::exists(file)) {
      differences.push_back(fmt::format("{} is gone", file));
      continue;
    }
    const auto digest = evidence::digest_file(file);
    if (!digest) return digest.error();
    if (digest->sha256 != output.sha256) differences.push_back(fmt::format("{} was changed since it was built", file));
  }
  return {};
}

Result<Manifest> run_again(const EvidenceRequest& request, const EvidenceHooks& hooks, const std::string& folder) {
  if (request.status) {
    auto judged = judge_evidence_status(request, hooks, folder);
    if (!judged) return judged.error();
    return std::move(judged->manifest);
  }
  auto built = build_evidence(request, hooks, folder);
  if (!built) return built.error();
  return std::move(built->manifest);
}

// What of the inputs explains that the set cannot be built at all: a folder that was emptied, say.
std::vector<std::string> inputs_changed(const Manifest& before) {
  Manifest now = before;
  now.read.clear();
  const EvidenceRequest& request = before.request;
  for (const auto& [from, to] : {std::pair(&request.certificates, &now.inputs), std::pair(&request.crls, &now.crls),
                                 std::pair(&request.issuers, &now.issuers), std::pair(&request.ocsp, &now.ocsp)}) {
    auto files = describe_files(*from, kLargestDigested);
    if (files) *to = std::move(*files);
  }
  return input_differences(before, now);
}

}  // namespace

Result<EvidenceVerification> verify_evidence(const std::string& path, const std::string& base,
                                             const EvidenceHooks& hooks) {
  const auto manifest = read_manifest(path);
  if (!manifest) return manifest.error();
  EvidenceVerification out;
  out.outputs = manifest->outputs.size();
  if (auto status = compare_beside(path, *manifest, out.differences); !status) return status.error();
  const TemporaryFolder temporary;
  if (temporary.path().empty()) return Error{"cannot create a temporary folder", "Is the disk full?"};
  const InFolder there(base);
  if (there.error()) return Error{fmt::format("cannot enter {}: {}", base, there.error().message()), ""};
  const auto again = run_again(manifest->request, hooks, temporary.path() + "/set");
  if (!again) {
    if (hooks.cancelled && hooks.cancelled()) return again.error();
    out.explanations = inputs_changed(*manifest);
    if (out.explanations.empty()) return again.error();
    out.explanations.push_back("so the set cannot be built again: " + again.error().message);
    return out;
  }
  for (auto& difference : output_differences(*manifest, *again)) out.differences.push_back(difference);
  out.explanations = input_differences(*manifest, *again);
  if (manifest->tool_version != kVersion) {
    out.explanations.push_back(
        fmt::format("the set was built by candor {}, this is candor {}", manifest->tool_version, kVersion));
  }
  return out;
}

}  // namespace candor::desk
