#include "desk/evidence_listing.h"

#include <filesystem>
#include <fmt/format.h>

#include "base/file.h"
#include "desk/evidence_manifest.h"

namespace candor::desk {

namespace fs = std::filesystem;

namespace {

constexpr size_t kLargestCsv = size_t{4} << 30U;

}  // namespace

Result<EvidenceListing> read_evidence_listing(const std::string& path, Lists lists) {
  EvidenceListing out;
  out.name = path;
  std::string csv = path;
  std::error_code error;
  if (fs::is_directory(path, error)) {
    csv = (fs::path(path) / "appendix.csv").string();
    const auto manifest = read_manifest((fs::path(path) / "manifest.json").string());
    if (!manifest) return manifest.error();
    out.as_of = manifest->request.as_of;
    out.revoke_by = manifest->request.revoke_by;
    out.planned = manifest->request.planned;
  }
  auto bytes = read_file(csv, kLargestCsv);
  if (!bytes) return bytes.error();
  auto listing = report::read_listing(csv, *bytes);
  if (!listing) return listing.error();
  const bool list = listing->form == report::ListingForm::url_list;
  if (list ? lists == Lists::refused : !listing->has_header) {
    return Error{fmt::format("{} is no appendix in CSV form: it has no header row", csv), ""};
  }
  out.listing = std::move(*listing);
  return out;
}

}  // namespace candor::desk
