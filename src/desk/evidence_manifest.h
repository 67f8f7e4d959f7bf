// manifest.json: what a stranger needs to make the same evidence set again, and to see whether it is the same.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "desk/evidence_request.h"
#include "evidence/evidence_set.h"

namespace candor::desk {

struct ManifestFile {
  std::string name;  // inputs: as given; outputs: within the folder
  uint64_t bytes = 0;
  std::string sha256;  // empty: not computed (large input), see the content digests
};

// One stretch that was read: a file, or an entry of an archive.
struct ManifestRead {
  std::string name, format;
  uint64_t bytes = 0;
  evidence::Content content;
};

struct Manifest {
  std::string tool_version;
  EvidenceRequest request;
  std::vector<ManifestFile> inputs, crls, issuers, ocsp, lists;  // lists: of --hashes, --serials and --ct-logs
  std::vector<ManifestRead> read;
  evidence::Content content;
  std::vector<ManifestFile> outputs;  // all but the manifest itself
};

// Larger inputs get no digest of their own: their content digest says what was read, and costs nothing.
inline constexpr uint64_t kLargestDigested = 64U << 20U;

// Sizes and digests of the files behind a list of arguments.
Result<std::vector<ManifestFile>> describe_files(const std::vector<std::string>& inputs, uint64_t largest_digested);

// Who read what for `request`: content, sizes and digests. Fails when an input was changed meanwhile.
Result<Manifest> describe_run(const EvidenceRequest& request, const evidence::EvidenceSet& set);

std::string write_manifest(const Manifest& manifest);
Result<Manifest> read_manifest(const std::string& path);
// `name`: what the error calls it.
Result<Manifest> parse_manifest(std::string_view bytes, const std::string& name);

// What differs, one sentence each; empty when both describe the same run on the same input.
std::vector<std::string> input_differences(const Manifest& before, const Manifest& now);
std::vector<std::string> output_differences(const Manifest& before, const Manifest& now);
// Options and moment; the shard's number is left out.
std::vector<std::string> request_differences(const Manifest& before, const Manifest& now);

}  // namespace candor::desk
