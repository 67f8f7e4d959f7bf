#include "desk/evidence_manifest.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/version.h"
#include "evidence/input_list.h"
#include "evidence/running_digest.h"

namespace candor::desk {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kLargest = 1U << 30U;
constexpr std::string_view kSchema = "candor.evidence.manifest/1";

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

std::string text_of(const Json& json) {
  return json.is_string() ? json.get<std::string>() : "";
}

Json time_json(const std::optional<Instant>& instant) {
  return instant ? Json(format_instant(*instant)) : Json(nullptr);
}

std::optional<Instant> time_of(const Json& json) {
  return json.is_string() ? parse_instant(json.get<std::string>()) : std::nullopt;
}

std::string_view to_string(Urls urls) {
  return urls == Urls::automatic ? "automatic" : urls == Urls::yes ? "yes" : "no";
}

Urls urls_of(const std::string& text) {
  return text == "yes" ? Urls::yes : text == "no" ? Urls::no : Urls::automatic;
}

Json options_json(const EvidenceRequest& request) {
  Json problems = Json::array();
  for (const auto& problem : request.heuristic.problems) {
    problems.push_back({{"name", problem.name}, {"sql", problem.sql}});
  }
  Json json{{"guidelines", request.version->id},
            {"where", request.heuristic.where},
            {"problems", std::move(problems)},
            {"revoke_by", time_json(request.revoke_by)},
            {"planned", time_json(request.planned)},
            {"add", request.added},
            {"guard_formulas", request.guard_formulas},
            {"include_personal_data", request.personal_data},
            {"urls", to_string(request.urls)},
            {"certificates", request.certificates},
            {"crls", request.crls},
            {"issuers", request.issuers},
            {"hashes", text_or_null(request.hashes)},
            {"serials", text_or_null(request.serials)},
            {"ct_logs", text_or_null(request.ct_logs)}};
  if (request.status) json["ocsp"] = request.ocsp;
  return json;
}

void read_options(const Json& json, EvidenceRequest& request) {
  request.version = guidelines::find_version(json.at("guidelines").get<std::string>());
  json.at("where").get_to(request.heuristic.where);
  for (const Json& problem : json.at("problems")) {
    request.heuristic.problems.push_back({problem.at("name").get<std::string>(), problem.at("sql").get<std::string>()});
  }
  request.revoke_by = time_of(json.at("revoke_by"));
  request.planned = time_of(json.at("planned"));
  json.at("add").get_to(request.added);
  json.at("guard_formulas").get_to(request.guard_formulas);
  json.at("include_personal_data").get_to(request.personal_data);
  request.urls = urls_of(json.at("urls").get<std::string>());
  json.at("certificates").get_to(request.certificates);
  json.at("crls").get_to(request.crls);
  json.at("issuers").get_to(request.issuers);
  request.hashes = text_of(json.at("hashes"));
  request.serials = text_of(json.at("serials"));
  request.ct_logs = text_of(json.at("ct_logs"));
  request.status = json.contains("ocsp");
  if (request.status) json.at("ocsp").get_to(request.ocsp);
}

Json files_json(const std::vector<ManifestFile>& files) {
  Json list = Json::array();
  for (const auto& file : files) {
    list.push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", text_or_null(file.sha256)}});
  }
  return list;
}

std::vector<ManifestFile> files_of(const Json& json) {
  std::vector<ManifestFile> files;
  for (const Json& file : json) {
    files.push_back({file.at("name").get<std::string>(), file.at("bytes").get<uint64_t>(), text_of(file.at("sha256"))});
  }
  return files;
}

Json content_json(const evidence::Content& content) {
  Json json{{"certificates", content.certificates}, {"sha256", content.sha256}};
  if (content.listed > 0) json["listed"] = content.listed;
  return json;
}

evidence::Content content_of(const Json& json) {
  return {json.at("certificates").get<uint64_t>(), json.at("sha256").get<std::string>(),
          json.value("listed", uint64_t{0})};
}

Json manifest_json(const Manifest& manifest) {
  Json read = Json::array();
  for (const auto& part : manifest.read) {
    read.push_back(
        {{"name", part.name}, {"format", part.format}, {"bytes", part.bytes}, {"content", content_json(part.content)}});
  }
  Json json{{"schema", kSchema},
            {"tool", {{"name", "candor"}, {"version", manifest.tool_version}}},
            {"command", manifest.request.status ? "evidence status" : "evidence build"},
            {"as_of", format_instant(manifest.request.as_of)},
            {"options", options_json(manifest.request)}};
  if (manifest.request.shards > 1) {
    json["shard"] = {{"index", manifest.request.shard}, {"of", manifest.request.shards}};
  }
  json["content"] = content_json(manifest.content);
  json["inputs"] = files_json(manifest.inputs);
  json["read"] = std::move(read);
  json["crls"] = files_json(manifest.crls);
  json["issuers"] = files_json(manifest.issuers);
  if (manifest.request.status) json["ocsp"] = files_json(manifest.ocsp);
  json["lists"] = files_json(manifest.lists);
  json["outputs"] = files_json(manifest.outputs);
  return json;
}

Manifest manifest_of(const Json& json) {
  Manifest manifest;
  json.at("tool").at("version").get_to(manifest.tool_version);
  manifest.request.as_of = time_of(json.at("as_of")).value_or(Instant{});
  read_options(json.at("options"), manifest.request);
  if (json.contains("shard")) {
    json.at("shard").at("index").get_to(manifest.request.shard);
    json.at("shard").at("of").get_to(manifest.request.shards);
  }
  manifest.content = content_of(json.at("content"));
  manifest.inputs = files_of(json.at("inputs"));
  for (const Json& part : json.at("read")) {
    manifest.read.push_back({part.at("name").get<std::string>(), part.at("format").get<std::string>(),
                             part.at("bytes").get<uint64_t>(), content_of(part.at("content"))});
  }
  manifest.crls = files_of(json.at("crls"));
  manifest.issuers = files_of(json.at("issuers"));
  if (manifest.request.status) manifest.ocsp = files_of(json.at("ocsp"));
  manifest.lists = files_of(json.at("lists"));
  manifest.outputs = files_of(json.at("outputs"));
  return manifest;
}

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

Result<std::vector<ManifestFile>> describe_files(const std::vector<std::string>& inputs, uint64_t largest_digested) {
  std::vector<ManifestFile> out;
  if (inputs.empty()) return out;
  auto paths = evidence::list_inputs(inputs);
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

std::string write_manifest(const Manifest& manifest) {
  return manifest_json(manifest).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Manifest> read_manifest(const std::string& path) {
  auto bytes = read_file(path, kLargest);
  if (!bytes) return bytes.error();
  try {
    const Json json = Json::parse(*bytes);
    if (json.value("schema", "") == kSchema) {
      Manifest manifest = manifest_of(json);
      if (manifest.request.version != nullptr) return manifest;
      return Error{fmt::format("{} asks for a version of the guidelines that this candor does not know", path), ""};
    }
  } catch (const Json::exception&) {  // the sentence below says it
  }
  return Error{fmt::format("{} is no manifest of 'candor evidence build' or 'status'", path), ""};
}

std::vector<std::string> input_differences(const Manifest& before, const Manifest& now) {
  std::vector<std::string> out;
  if (before.content.certificates != now.content.certificates || before.content.sha256 != now.content.sha256) {
    out.push_back(fmt::format("the inputs' content differs: {} certificates, then {}", before.content.certificates,
                              now.content.certificates));
  }
  for (const auto& part : before.read) {
    const auto other =
        std::find_if(now.read.begin(), now.read.end(), [&](const auto& p) { return p.name == part.name; });
    if (other != now.read.end() && other->content.sha256 != part.content.sha256) {
      out.push_back(fmt::format("the content of {} differs: {} certificates, then {}", part.name,
                                part.content.certificates, other->content.certificates));
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
