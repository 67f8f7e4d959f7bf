#include "desk/incident_evidence.h"

#include <filesystem>

#include "desk/evidence_facts.h"
#include "desk/evidence_manifest.h"
#include "evidence/running_digest.h"

namespace candor::desk {

Result<lifecycle::EvidenceSet> read_evidence_for_record(const std::string& folder, const std::string& name) {
  const std::filesystem::path path(folder);
  const Result<EvidenceFacts> facts = read_facts((path / "summary.json").string());
  if (!facts.ok()) return facts.error();
  const std::string manifest = (path / "manifest.json").string();
  const Result<Manifest> read = read_manifest(manifest);
  if (!read.ok()) return read.error();
  const Result<evidence::FileDigest> digest = evidence::digest_file(manifest);
  if (!digest.ok()) return digest.error();
  const evidence::Tally& total = facts->summary.total;
  return lifecycle::EvidenceSet{
      .name = name.empty() ? (path / "").parent_path().filename().string() : name,
      .folder = folder,
      .manifest_sha256 = digest->sha256,
      .as_of = facts->summary.as_of,
      .certificates = static_cast<int64_t>(total.rows()),
      .revoked = static_cast<int64_t>(total.revoked),
      .expired = static_cast<int64_t>(total.expired),
      .remaining_valid = static_cast<int64_t>(total.remaining_valid),
      .revoke_by = facts->revoke_by,
  };
}

}  // namespace candor::desk
