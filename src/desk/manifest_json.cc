#include "desk/manifest_json.h"

#include <charconv>
#include <fmt/format.h>
#include <map>
#include <optional>

#include "base/file.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "desk/count_json.h"
#include "x509/der.h"

namespace candor::desk {

namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kLargest = 1U << 30U;
constexpr std::string_view kSchema = "candor.evidence.manifest/1";

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

// A file's name is bytes, JSON is UTF-8: any other name stands there as {"hex": its bytes}.
Json path_json(const std::string& path) {
  if (find_invalid_utf8(path) == std::string_view::npos) return path;
  return {{"hex", x509::to_hex(x509::as_bytes(path))}};
}

Json paths_json(const std::vector<std::string>& paths) {
  Json list = Json::array();
  for (const std::string& path : paths) list.push_back(path_json(path));
  return list;
}

std::string path_of(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  const auto hex = json.at("hex").get<std::string>();
  std::string path;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) {
    uint8_t byte = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
    path += static_cast<char>(byte);
  }
  return path;
}

std::vector<std::string> paths_of(const Json& json) {
  std::vector<std::string> paths;
  for (const Json& path : json) paths.push_back(path_of(path));
  return paths;
}

Json path_or_null(const std::string& path) {
  return path.empty() ? Json(nullptr) : path_json(path);
}

std::string path_if_any(const Json& json) {
  return json.is_null() ? "" : path_of(json);
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
  request.certificates = paths_of(json.at("certificates"));
  request.crls = paths_of(json.at("crls"));
  request.issuers = paths_of(json.at("issuers"));
  request.hashes = path_if_any(json.at("hashes"));
  request.serials = path_if_any(json.at("serials"));
  request.ct_logs = path_if_any(json.at("ct_logs"));
  request.status = json.contains("ocsp");
  if (request.status) request.ocsp = paths_of(json.at("ocsp"));
}

Json files_json(const std::vector<ManifestFile>& files) {
  Json list = Json::array();
  for (const auto& file : files) {
    list.push_back({{"name", path_json(file.name)}, {"bytes", file.bytes}, {"sha256", text_or_null(file.sha256)}});
  }
  return list;
}

std::vector<ManifestFile> files_of(const Json& json) {
  std::vector<ManifestFile> files;
  for (const Json& file : json) {
    files.push_back({path_of(file.at("name")), file.at("bytes").get<uint64_t>(), text_of(file.at("sha256"))});
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

Json to_json(const Manifest& manifest) {
  Json read = Json::array();
  for (const auto& part : manifest.read) {
    read.push_back({{"name", path_json(part.name)},
                    {"format", part.format},
                    {"bytes", part.bytes},
                    {"content", content_json(part.content)}});
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
    manifest.read.push_back({path_of(part.at("name")), part.at("format").get<std::string>(),
                             part.at("bytes").get<uint64_t>(), content_of(part.at("content"))});
  }
  manifest.crls = files_of(json.at("crls"));
  manifest.issuers = files_of(json.at("issuers"));
  if (manifest.request.status) manifest.ocsp = files_of(json.at("ocsp"));
  manifest.lists = files_of(json.at("lists"));
  manifest.outputs = files_of(json.at("outputs"));
  return manifest;
}

// A file listed twice with different bytes: then nothing can be compared with the manifest.
std::optional<std::string> contradicted(const Manifest& manifest) {
  for (const auto* files :
       {&manifest.inputs, &manifest.crls, &manifest.issuers, &manifest.ocsp, &manifest.lists, &manifest.outputs}) {
    std::map<std::string_view, const ManifestFile*> seen;
    for (const ManifestFile& file : *files) {
      const ManifestFile& first = *seen.emplace(file.name, &file).first->second;
      if (first.bytes != file.bytes || first.sha256 != file.sha256) return file.name;
    }
  }
  return std::nullopt;
}

}  // namespace

Json options_json(const EvidenceRequest& request) {
  Json problems = Json::array();
  for (const auto& problem : request.heuristic.problems) {
    problems.push_back({{"name", problem.name}, {"sql", problem.sql}});
  }
  Json json{{"guidelines", request.version->id},        {"where", request.heuristic.where},
            {"problems", std::move(problems)},          {"revoke_by", time_json(request.revoke_by)},
            {"planned", time_json(request.planned)},    {"add", request.added},
            {"guard_formulas", request.guard_formulas}, {"include_personal_data", request.personal_data},
            {"urls", to_string(request.urls)},          {"certificates", paths_json(request.certificates)},
            {"crls", paths_json(request.crls)},         {"issuers", paths_json(request.issuers)},
            {"hashes", path_or_null(request.hashes)},   {"serials", path_or_null(request.serials)},
            {"ct_logs", path_or_null(request.ct_logs)}};
  if (request.status) json["ocsp"] = paths_json(request.ocsp);
  return json;
}

std::string write_manifest(const Manifest& manifest) {
  return to_json(manifest).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Manifest> parse_manifest(std::string_view bytes, const std::string& name) {
  try {
    const Json json = parse_counts(bytes);
    if (json.is_object() && json.value("schema", "") == kSchema) {
      Manifest manifest = manifest_of(json);
      if (manifest.request.version == nullptr) {
        return Error{fmt::format("{} asks for a version of the guidelines that this candor does not know", name), ""};
      }
      if (const auto file = contradicted(manifest)) {
        return Error{fmt::format("{} lists {} twice, with different bytes", name, printable(*file)), ""};
      }
      return manifest;
    }
  } catch (const Json::exception&) {  // the sentence below says it
  }
  return Error{fmt::format("{} is no manifest of 'candor evidence build' or 'status'", name), ""};
}

Result<Manifest> read_manifest(const std::string& path) {
  const auto bytes = read_file(path, kLargest);
  if (!bytes) return bytes.error();
  return parse_manifest(*bytes, path);
}

}  // namespace candor::desk
