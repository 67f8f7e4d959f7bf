// What differs between two runs, as their manifests tell.
#include <algorithm>
#include <fmt/format.h>

#include "desk/impact_form.h"
#include "desk/manifest_json.h"

namespace candor::desk {

namespace {

using Json = nlohmann::ordered_json;

void compare_files(std::string_view what, const std::vector<ManifestFile>& before, const std::vector<ManifestFile>& now,
                   std::vector<std::string>& out) {
  const auto find = [](const std::vector<ManifestFile>& files, const std::string& name) {
    return std::find_if(files.begin(), files.end(), [&](const ManifestFile& file) { return file.name == name; });
  };
  for (const auto& file : before) {
    const auto other = find(now, file.name);
    if (other == now.end()) {
      out.push_back(fmt::format("{} {} is gone", what, file.name));
    } else if (other->sha256 != file.sha256 || other->bytes != file.bytes) {
      out.push_back(fmt::format("{} {} differs: {} bytes, then {}; SHA-256 {}, then {}", what, file.name, file.bytes,
                                other->bytes, file.sha256.empty() ? "not computed" : file.sha256,
                                other->sha256.empty() ? "not computed" : other->sha256));
    }
  }
  for (const auto& file : now) {
    if (find(before, file.name) == before.end()) out.push_back(fmt::format("{} {} is new", what, file.name));
  }
}

}  // namespace

std::vector<std::string> input_differences(const Manifest& before, const Manifest& now) {
  std::vector<std::string> out;
  if (before.content.certificates != now.content.certificates || before.content.sha256 != now.content.sha256) {
    out.push_back(fmt::format("the inputs' content differs: {}, then {}",
                              counted(before.content.certificates, "certificate"), now.content.certificates));
  }
  for (const auto& part : before.read) {
    const auto other =
        std::find_if(now.read.begin(), now.read.end(), [&](const auto& p) { return p.name == part.name; });
    if (other != now.read.end() && other->content.sha256 != part.content.sha256) {
      out.push_back(fmt::format("the content of {} differs: {}, then {}", part.name,
                                counted(part.content.certificates, "certificate"), other->content.certificates));
    }
  }
  compare_files("input", before.inputs, now.inputs, out);
  compare_files("CRL", before.crls, now.crls, out);
  compare_files("issuer", before.issuers, now.issuers, out);
  compare_files("OCSP response", before.ocsp, now.ocsp, out);
  compare_files("list", before.lists, now.lists, out);
  return out;
}

std::vector<std::string> output_differences(const Manifest& before, const Manifest& now) {
  std::vector<std::string> out;
  compare_files("output", before.outputs, now.outputs, out);
  return out;
}

std::vector<std::string> request_differences(const Manifest& before, const Manifest& now) {
  std::vector<std::string> out;
  if (before.request.as_of != now.request.as_of) {
    out.push_back(fmt::format("the moment differs: {}, then {}", format_instant(before.request.as_of),
                              format_instant(now.request.as_of)));
  }
  const Json a = options_json(before.request);
  const Json b = options_json(now.request);
  for (const auto& [name, value] : a.items()) {
    if (b.at(name) != value) {
      out.push_back(fmt::format("option {} differs: {}, then {}", name, value.dump(), b.at(name).dump()));
    }
  }
  if (before.tool_version != now.tool_version) {
    out.push_back(fmt::format("the tool's version differs: {}, then {}", before.tool_version, now.tool_version));
  }
  return out;
}

}  // namespace candor::desk
