#include "desk/evidence_manifest.h"

#include <filesystem>
#include <fmt/format.h>

#include "base/version.h"
#include "evidence/input_list.h"
#include "evidence/running_digest.h"

namespace candor::desk {

namespace fs = std::filesystem;

Result<std::vector<ManifestFile>> describe_files(const std::vector<std::string>& inputs, uint64_t largest_digested) {
  std::vector<ManifestFile> out;
  if (inputs.empty()) return out;
  std::vector<evidence::NotAFile> others;  // told in rejected.tsv, or an error before this
  auto paths = evidence::list_inputs(inputs, &others);
  if (!paths) return paths.error();
  for (const std::string& path : *paths) {
    ManifestFile& file = out.emplace_back();
    file.name = path;
    std::error_code error;
    if (path == "-" || !fs::is_regular_file(path, error)) continue;
    file.bytes = fs::file_size(path, error);
    if (error || file.bytes > largest_digested) continue;
    auto digest = evidence::digest_file(path);
    if (!digest) return digest.error();
    file.bytes = digest->bytes;
    file.sha256 = digest->sha256;
  }
  return out;
}

Result<Manifest> describe_run(const EvidenceRequest& request, const evidence::EvidenceSet& set) {
  Manifest manifest;
  manifest.tool_version = kVersion;
  manifest.request = request;
  manifest.content = set.all_content;
  for (size_t i = 0; i < set.files.size(); ++i) {
    const auto& file = set.files[i];
    manifest.read.push_back({file.name, std::string(to_string(file.format)), file.size, set.content[i]});
  }
  std::vector<std::string> lists;
  for (const auto& path : {request.hashes, request.serials, request.ct_logs}) {
    if (!path.empty()) lists.push_back(path);
  }
  for (const auto& [from, to] :
       {std::pair(&request.certificates, &manifest.inputs), std::pair(&request.crls, &manifest.crls),
        std::pair(&request.issuers, &manifest.issuers), std::pair(&request.ocsp, &manifest.ocsp),
        std::pair(static_cast<const std::vector<std::string>*>(&lists), &manifest.lists)}) {
    auto files = describe_files(*from, kLargestDigested);
    if (!files) return files.error();
    *to = std::move(*files);
  }
  // Else the manifest would name other bytes than those that were read.
  for (const evidence::FileStamp& stamp : set.stamps) {
    if (!stamp.holds()) {
      return Error{fmt::format("{} was changed while it was read", stamp.path), "Nothing was written. Run it again."};
    }
  }
  return manifest;
}

}  // namespace candor::desk
