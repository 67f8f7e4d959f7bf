#include "desk/evidence_build.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>

#include "desk/evidence_columns.h"
#include "desk/evidence_impact.h"
#include "desk/evidence_listed.h"
#include "desk/evidence_lists.h"
#include "desk/evidence_staging.h"
#include "evidence/appendix.h"
#include "evidence/running_digest.h"
#include "evidence/sct_check.h"

namespace candor::desk {

namespace {

using evidence::EvidenceSet;

// One run: the steps in order, with what they share.
class Build {
 public:
  Build(const EvidenceRequest& request, const EvidenceHooks& hooks, Staging& staging)
      : request_(request), hooks_(hooks), staging_(staging), failure_(evidence::make_failure(hooks.cancelled)) {}

  Result<EvidenceBuilt> run() {
    struct Step {
      std::string_view name;
      Status (Build::*run)();
    };
    for (const Step& step :
         {Step{"prepare", &Build::prepare}, Step{"read, hash, parse, describe", &Build::collect},
          Step{"join CRLs and count", &Build::join}, Step{"write listings", &Build::write_listings},
          Step{"write other tables", &Build::write_tables}, Step{"summary and manifest", &Build::describe_run}}) {
      if (hooks_.cancelled && hooks_.cancelled()) return Error{"interrupted", "Nothing was written."};
      if (hooks_.stage) hooks_.stage(step.name);
      if (auto status = (this->*step.run)(); !status) return status.error();
    }
    if (auto status = write_conclusions(staging_, built_.facts, built_.manifest); !status) return status.error();
    if (hooks_.cancelled && hooks_.cancelled()) return Error{"interrupted", "Nothing was written."};
    return std::move(built_);
  }

 private:
  Status prepare() {
    if (auto status = read_logs(); !status) return status;
    LoggedText logged;
    if (logged_) logged = [this](const evidence::Record& record) { return logged_->verdict(record); };
    auto added = added_columns(request_.added, logged);
    if (!added) return added.error();
    added_ = std::move(*added);
    if (has_heuristic()) {
      const auto tried = evidence::make_heuristic(request_.heuristic, failure_);
      if (!tried) return tried.error();
    }
    if (request_.hashes.empty() && request_.serials.empty()) return {};
    auto wanted = WantedCertificates::read(request_.hashes, request_.serials);
    if (!wanted) return wanted.error();
    wanted_ = std::move(*wanted);
    return {};
  }

  Status read_logs() {
    if (request_.ct_logs.empty()) return {};
    auto logs = evidence::CtLogs::read(request_.ct_logs);
    if (!logs) return logs.error();
    logs_ = std::move(*logs);
    auto issuers = evidence::IssuerCertificates::read(request_.issuers);
    if (!issuers) return issuers.error();
    issuers_ = std::move(*issuers);
    checker_.emplace(logs_, issuers_, request_.as_of);
    logged_.emplace(*checker_);
    return {};
  }

  bool has_heuristic() const { return !request_.heuristic.where.empty() || !request_.heuristic.problems.empty(); }

  std::unique_ptr<evidence::Heuristic> make_heuristic() {
    std::unique_ptr<evidence::Heuristic> heuristic;
    if (has_heuristic()) heuristic = evidence::make_heuristic(request_.heuristic, failure_).value();
    if (wanted_) heuristic = only_wanted(std::move(heuristic), *wanted_);
    return logged_ ? logged_->noting(std::move(heuristic)) : std::move(heuristic);
  }

  Status collect() {
    evidence::CollectOptions options;
    options.inputs = request_.certificates;
    options.issuers = request_.issuers;
    options.scratch = staging_.folder();
    options.threads = hooks_.threads;
    options.listings = true;
    options.row = {request_.guard_formulas, request_.personal_data, added_.columns, request_.shard, request_.shards};
    if (has_heuristic() || wanted_ || logged_) options.make_heuristic = [this] { return make_heuristic(); };
    options.cancelled = evidence::stops_with(failure_);
    options.progress = hooks_.progress;
    options.stage = hooks_.stage;
    auto set = evidence::collect(options);
    if (Status failed = evidence::failure_status(*failure_); !failed) return failed;
    if (!set) return set.error();
    set_ = std::move(*set);
    if (set_->all_content.certificates + set_->all_content.listed == 0) return nothing_read(*set_);
    // Pairs that do not concern the incident are nobody's business here.
    std::erase_if(set_->pairing.remarks, [this](const evidence::PairRemark& remark) {
      return !set_->records[remark.first].is(evidence::Record::kMatched) &&
             !set_->records[remark.second].is(evidence::Record::kMatched);
    });
    return {};
  }

  size_t threads() const { return static_cast<size_t>(std::max(hooks_.threads, 1)); }

  evidence::RevocationPlan plan() const { return {request_.as_of, request_.revoke_by, request_.planned}; }

  Status join() {
    auto revocations = evidence::join_crls(*set_, {request_.crls, request_.as_of, threads()});
    if (!revocations) return revocations.error();
    revocations_ = std::move(*revocations);
    evidence::add_listed_revocations(*set_, request_.as_of, revocations_);
    EvidenceFacts& facts = built_.facts;
    std::vector<std::string> names;
    for (const auto& problem : request_.heuristic.problems) names.push_back(problem.name);
    facts.summary = evidence::summarize(*set_, revocations_, plan(), names);
    facts.guidelines = request_.version->id;
    facts.columns_of = columns_version(*request_.version).id;
    facts.heuristic = request_.heuristic;
    facts.revoke_by = request_.revoke_by;
    facts.planned = request_.planned;
    facts.listings = set_->listings;
    facts.crls = revocations_.crls;
    facts.uncovered = revocations_.uncovered;
    facts.released = revocations_.released;
    facts.vanished = revocations_.vanished;
    facts.lists_urls = wants_urls(request_, facts.summary.total.rows());
    if (!request_.personal_data) facts.withheld = evidence::personal_rows(*set_);
    return {};
  }

  std::string problem_cell(uint32_t row) const {
    const uint32_t hit = evidence::problems_of(*set_, set_->pairing.rows[row]);
    std::vector<std::string_view> names;
    for (size_t i = 0; i < request_.heuristic.problems.size(); ++i) {
      if ((hit & (1U << i)) != 0) names.push_back(request_.heuristic.problems[i].name);
    }
    return fmt::format("{}", fmt::join(names, "; "));
  }

  Status write_listing(const std::string& csv, const std::string& urls, const std::function<bool(uint32_t)>& only) {
    evidence::AppendixOptions options;
    options.columns = columns_version(*request_.version).appendix_columns;
    for (const auto& column : added_.columns) options.added.push_back(column.name);
    options.revocation = [this](uint32_t row) { return evidence::revocation_cell(*set_, revocations_, row, plan()); };
    options.guard_formulas = request_.guard_formulas;
    if (added_.problem) options.problem = [this](uint32_t row) { return problem_cell(row); };
    options.only = only;
    options.threads = threads();
    return desk::write_listing(staging_, csv, built_.facts.lists_urls ? urls : "", *set_, options);
  }

  Status write_listings() {
    if (auto status = write_listing("appendix.csv", "urls.txt", nullptr); !status) return status;
    const auto& problems = request_.heuristic.problems;
    for (size_t i = 0; i < problems.size(); ++i) {
      const auto only = [this, i](uint32_t row) {
        return (evidence::problems_of(*set_, set_->pairing.rows[row]) & (1U << i)) != 0;
      };
      auto status = write_listing(problem_file(i, problems[i].name, ".csv"),
                                  problem_file(i, problems[i].name, "-urls.txt"), only);
      if (!status) return status;
    }
    return {};
  }

  Status write_tables() {
    if (auto status = write_rejected(staging_.path("rejected.tsv"), *set_); !status) return status;
    if (!set_->rejected.failure()) return set_->rejected.failure();
    if (auto status = write_remarks(staging_.path("remarks.tsv"), *set_); !status) return status;
    if (logged_) {
      auto status = write_not_logged(staging_.path("not-logged.tsv"), *set_, *logged_, built_.facts.logged.emplace());
      if (!status) return status;
    }
    if (request_.shards > 1) {
      if (auto status = write_shard_rows(staging_.path("shard.tsv"), *set_); !status) return status;
    }
    if (!wanted_) return {};
    std::string text;
    const auto missing = wanted_->not_found();
    for (const std::string& line : missing) text += line + "\n";
    built_.facts.asked = wanted_->asked();
    built_.facts.not_found = missing.size();
    return staging_.write("not-found.txt", text);
  }

  Status describe_run() {
    auto manifest = desk::describe_run(request_, *set_);
    if (!manifest) return manifest.error();
    built_.manifest = std::move(*manifest);
    return {};
  }

  const EvidenceRequest& request_;
  const EvidenceHooks& hooks_;
  Staging& staging_;
  std::shared_ptr<evidence::HeuristicFailure> failure_;
  AddedColumns added_;
  std::unique_ptr<WantedCertificates> wanted_;
  evidence::CtLogs logs_;
  evidence::IssuerCertificates issuers_;
  std::optional<evidence::SctChecker> checker_;
  std::optional<evidence::LoggedNotes> logged_;
  std::unique_ptr<EvidenceSet> set_;
  evidence::Revocations revocations_;
  EvidenceBuilt built_;
};

}  // namespace

const guidelines::Version& columns_version(const guidelines::Version& version) {
  return version.appendix_columns.empty() ? guidelines::latest() : version;
}

Error nothing_read(const EvidenceSet& set) {
  if (set.rejected.empty()) return {"the input is empty: there is no certificate in it", "Nothing was written."};
  const auto& first = set.rejected.front();
  return {fmt::format("no certificate can be read; {}, offset {}: {}", set.files[first.file].name, first.offset,
                      first.reason),
          "Nothing was written."};
}

bool wants_urls(const EvidenceRequest& request, uint64_t rows) {
  if (request.urls != Urls::automatic) return request.urls == Urls::yes;
  const long long threshold = columns_version(*request.version).listing_threshold;
  return threshold > 0 && rows >= static_cast<uint64_t>(threshold);
}

Status write_conclusions(Staging& staging, const EvidenceFacts& facts, Manifest& manifest) {
  if (auto status = staging.write("summary.json", write_facts(facts)); !status) return status;
  if (auto status = staging.write("impact.md", impact_section(facts, *manifest.request.version)); !status)
    return status;
  return conclude(staging, manifest);
}

Status conclude(Staging& staging, Manifest& manifest) {
  std::vector<std::string> names = staging.names();
  std::sort(names.begin(), names.end());
  manifest.outputs.clear();
  for (const std::string& name : names) {
    auto digest = staging.digest(name);
    if (!digest) return digest.error();
    manifest.outputs.push_back({name, digest->bytes, digest->sha256});
  }
  return staging.write("manifest.json", write_manifest(manifest));
}

Result<EvidenceBuilt> build_evidence(const EvidenceRequest& request, const EvidenceHooks& hooks,
                                     const std::string& folder) {
  auto staging = Staging::beside(folder, request.inputs(), hooks.scratch);
  if (!staging) return staging.error();
  auto built = Build(request, hooks, *staging).run();
  if (!built) return built;
  if (hooks.stage) hooks.stage("sync and move into place");
  if (auto status = staging->commit(); !status) return status.error();
  return built;
}

}  // namespace candor::desk
