#include "cli/evidence_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "cli/lookup.h"
#include "evidence/other_input.h"

namespace candor::cli {

namespace {

Status read_time(std::string_view option, const std::string& word, std::optional<Instant>& out) {
  if (word.empty()) return {};
  out = parse_instant(word);
  if (out) return {};
  return Error{fmt::format("{} '{}' is not a UTC date or time", option, printable(word)),
               "Write it like 2026-03-20 or 2026-03-20T10:11Z."};
}

Result<evidence::Problem> parse_problem(const std::string& word) {
  const size_t equals = word.find('=');
  const std::string name(trim(std::string_view(word).substr(0, equals)));
  if (equals == std::string::npos || name.empty() || trim(std::string_view(word).substr(equals + 1)).empty()) {
    return Error{fmt::format("--problem takes NAME=SQL, not '{}'", printable(word)),
                 "For example: --problem \"no CRL pointer=crl_uris = ''\""};
  }
  return evidence::Problem{name, word.substr(equals + 1)};
}

std::vector<std::string> list_of(const std::string& words) {
  std::vector<std::string> out;
  for (const std::string_view word : split(words, ',')) {
    if (!trim(word).empty()) out.emplace_back(trim(word));
  }
  return out;
}

}  // namespace

CLI::Option* add_paths(CLI::App& app, const char* name, std::vector<std::string>& paths, const char* about) {
  return app.add_option(name, paths, about)->type_name("PATH")->allow_extra_args(false);
}

void add_evidence_options(CLI::App& app, EvidenceWords& words) {
  add_paths(app, "--crl", words.crls, "CRLs, DER or PEM; a file or folder, repeatable")->group("Revocation");
  add_paths(app, "--issuers", words.issuers, "CA certificates that verify the CRLs; a file or folder, repeatable")
      ->group("Revocation");
  app.add_option("--as-of", words.as_of, "the moment that decides what is expired and revoked; now by default")
      ->type_name("T")
      ->group("Revocation");
  app.add_option("--revoke-by", words.revoke_by,
                 "the deadline for revocation: what is valid and not revoked is Planned before it, Delayed after")
      ->type_name("T")
      ->group("Revocation");
  app.add_option("--planned", words.planned, "when revocation is planned; Delayed when that is after the deadline")
      ->type_name("T")
      ->group("Revocation");
  app.add_option("--where", words.where, "the incident heuristic: an SQL condition; see 'candor evidence columns'")
      ->type_name("SQL")
      ->group("Which certificates");
  app.add_option("--problem", words.problems, "NAME=SQL, a distinct problem with a list of its own; repeatable")
      ->type_name("NAME=SQL")
      ->allow_extra_args(false)
      ->group("Which certificates");
  app.add_option("--guidelines", words.guidelines, "version whose columns and labels to use; that in force by default")
      ->type_name("V")
      ->group("Output");
}

void add_folder_options(CLI::App& app, EvidenceWords& words) {
  app.add_option("-o,--output", words.output, "folder for the result")->type_name("DIR")->required()->group("Output");
  app.add_flag("--guard-formulas", words.guard_formulas, "keep spreadsheets from running cells as formulas")
      ->group("Output");
  app.add_flag("--include-personal-data", words.personal_data,
               "write the names of S/MIME certificates and of whatever else names a person")
      ->group("Output");
  app.add_option("--threads", words.threads, "how many; as many as the machine has by default")
      ->type_name("N")
      ->group("Speed");
}

Status check_places(const EvidenceWords& words, std::string_view option, const std::vector<std::string>& values) {
  if (values.empty()) return {};
  for (const std::string& path : words.certificates) {
    if (evidence::option_for(path) != option) continue;
    return Error{fmt::format("{} is among the certificates, but is for {}", printable(path), option),
                 fmt::format("{} takes one file or folder; repeat it: {} {}", option, option, printable(path))};
  }
  return {};
}

Result<int> finish_folder_request(const EvidenceWords& words, desk::EvidenceRequest& request) {
  if (words.output.empty() || words.output == "-") {
    return Error{"-o takes a folder: the result is several files", ""};
  }
  request.guard_formulas = words.guard_formulas;
  request.personal_data = words.personal_data;
  return thread_count(words.threads);
}

Result<desk::EvidenceRequest> make_evidence_request(const EvidenceWords& words, const Environment& env) {
  desk::EvidenceRequest request;
  std::optional<Instant> as_of;
  if (auto status = read_time("--as-of", words.as_of, as_of); !status) return status.error();
  if (auto status = read_time("--revoke-by", words.revoke_by, request.revoke_by); !status) return status.error();
  if (auto status = read_time("--planned", words.planned, request.planned); !status) return status.error();
  request.as_of = as_of.value_or(env.now);
  request.version = &guidelines::in_force_at(request.as_of);
  if (!words.guidelines.empty()) {
    auto version = version_named(words.guidelines);
    if (!version) return version.error();
    request.version = *version;
  }
  if (auto status = check_places(words, "--crl", words.crls); !status) return status.error();
  request.heuristic.where = words.where;
  for (const std::string& word : words.problems) {
    auto problem = parse_problem(word);
    if (!problem) return problem.error();
    const bool known = std::any_of(request.heuristic.problems.begin(), request.heuristic.problems.end(),
                                   [&](const evidence::Problem& other) { return other.name == problem->name; });
    if (known) return Error{fmt::format("--problem '{}' is there twice", printable(problem->name)), ""};
    request.heuristic.problems.push_back(std::move(*problem));
  }
  request.certificates = words.certificates;
  request.crls = words.crls;
  request.issuers = words.issuers;
  request.added = list_of(words.added);
  if (std::count(words.certificates.begin(), words.certificates.end(), "-") > 1) {
    return Error{"standard input can be read only once", ""};
  }
  return request;
}

Result<std::pair<uint32_t, uint32_t>> parse_shard(const std::string& word) {
  uint32_t index = 0;
  uint32_t count = 0;
  const char* end = word.data() + word.size();
  const auto first = std::from_chars(word.data(), end, index);
  const bool slash = first.ec == std::errc() && first.ptr < end && *first.ptr == '/';
  const auto second = slash ? std::from_chars(first.ptr + 1, end, count) : first;
  constexpr uint32_t kMost = 65536;
  if (!slash || second.ec != std::errc() || second.ptr != end || count == 0 || count > kMost || index >= count) {
    return Error{fmt::format("--shard takes I/N with I from 0 to N-1, not '{}'", printable(word)),
                 "For example: --shard 0/3, --shard 1/3 and --shard 2/3."};
  }
  return std::pair(index, count);
}

}  // namespace candor::cli
