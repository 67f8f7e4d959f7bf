#include "desk/evidence_status.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "desk/evidence_build.h"
#include "desk/evidence_lists.h"
#include "desk/evidence_staging.h"
#include "desk/status_report.h"
#include "evidence/appendix.h"
#include "evidence/status.h"

namespace candor::desk {

namespace {

using evidence::EvidenceSet;
using evidence::StatusFinding;
using evidence::StatusOutcome;
using evidence::StatusProblem;

// One run: the steps in order, with what they share.
class StatusRun {
 public:
  StatusRun(const EvidenceRequest& request, const EvidenceHooks& hooks, Staging& staging)
      : request_(request), hooks_(hooks), staging_(staging), failure_(evidence::make_failure(hooks.cancelled)) {}

  Result<StatusJudged> run() {
    for (Status (StatusRun::*step)() :
         {&StatusRun::collect, &StatusRun::judge, &StatusRun::write_tables, &StatusRun::write_listings}) {
      if (hooks_.cancelled && hooks_.cancelled()) return Error{"interrupted", "Nothing was written."};
      if (auto status = (this->*step)(); !status) return status.error();
    }
    if (auto status = staging_.write("summary.json", status_summary(judged_)); !status) return status.error();
    if (auto status = staging_.write("impact.md", status_impact(judged_, *request_.version)); !status) {
      return status.error();
    }
    auto manifest = describe_run(request_, *set_);
    if (!manifest) return manifest.error();
    judged_.manifest = std::move(*manifest);
    if (auto status = conclude(staging_, judged_.manifest); !status) return status.error();
    return std::move(judged_);
  }

 private:
  std::unique_ptr<evidence::Heuristic> make_heuristic() {
    const auto& text = request_.heuristic;
    if (text.where.empty()) return notes_.noting(nullptr);
    return notes_.noting(evidence::make_heuristic(text, failure_).value());
  }

  Status collect() {
    const auto& request = request_;
    if (!request.heuristic.where.empty()) {
      const auto tried = evidence::make_heuristic(request.heuristic, failure_);
      if (!tried) return tried.error();
    }
    evidence::CollectOptions options;
    options.inputs = request.certificates;
    options.issuers = request.issuers;
    options.scratch = staging_.folder();
    options.threads = hooks_.threads;
    options.row = {request.guard_formulas, request.personal_data, {}};
    options.make_heuristic = [this] { return make_heuristic(); };
    options.cancelled = evidence::stops_with(failure_);
    options.progress = hooks_.progress;
    auto set = evidence::collect(options);
    if (Status failed = evidence::failure_status(*failure_); !failed) return failed;
    if (!set) return set.error();
    set_ = std::move(*set);
    if (set_->all_content.certificates == 0) return nothing_read(*set_);
    return {};
  }

  Status judge() {
    const auto& request = request_;
    auto outcome =
        evidence::judge_status(*set_, notes_, {request_.ocsp, request.crls, request.as_of, hooks_.cancelled});
    if (!outcome) return outcome.error();
    outcome_ = std::move(*outcome);
    judged_.certificates = set_->pairing.rows.size();
    judged_.responses = outcome_.responses;
    judged_.unverified = outcome_.unverified;
    judged_.without_pointer = outcome_.without_pointer;
    judged_.expired = outcome_.expired;
    judged_.rejected = outcome_.rejected.size();
    judged_.ocsp_given = outcome_.ocsp_given;
    judged_.answers = outcome_.answers;
    judged_.crls = outcome_.crls;
    keep_affected();
    summarize();
    return {};
  }

  // From here on only certificates with a problem are rows.
  void keep_affected() {
    std::vector<evidence::Row> rows;
    StatusOutcome kept;
    auto& revoked = outcome_.revocations.rows;
    decltype(outcome_.revocations.rows) kept_revoked;
    for (uint32_t i = 0; i < set_->pairing.rows.size(); ++i) {
      const auto findings = outcome_.rows.find(i);
      if (findings == outcome_.rows.end()) continue;
      const auto row = static_cast<uint32_t>(rows.size());
      rows.push_back(set_->pairing.rows[i]);
      kept.rows.emplace(row, std::move(findings->second));
      kept_revoked.take(row, revoked, i);
    }
    set_->pairing.rows = std::move(rows);
    outcome_.rows = std::move(kept.rows);
    revoked = std::move(kept_revoked);
  }

  evidence::RevocationPlan plan() const { return {request_.as_of, std::nullopt, std::nullopt}; }

  // Problems that were found take the place that --problem has in a build.
  void summarize() {
    std::vector<bool> seen(static_cast<size_t>(StatusProblem::count));
    for (const auto& [row, findings] : outcome_.rows) {
      for (const StatusFinding& finding : findings) seen[static_cast<size_t>(finding.problem)] = true;
    }
    for (const auto& info : evidence::status_problems()) {
      if (seen[static_cast<size_t>(info.problem)]) found_.push_back(info.problem);
    }
    for (size_t i = 0; i < set_->records.size(); ++i) set_->records[i].problems = 0;
    for (const auto& [row, findings] : outcome_.rows) {
      for (const StatusFinding& finding : findings) {
        const auto at = std::find(found_.begin(), found_.end(), finding.problem) - found_.begin();
        set_->records[set_->pairing.rows[row].main()].problems |= 1U << static_cast<unsigned>(at);
      }
    }
    std::vector<std::string> names;
    for (const StatusProblem problem : found_) names.emplace_back(evidence::info(problem).id);
    EvidenceFacts& facts = judged_.facts;
    facts.summary = evidence::summarize(*set_, outcome_.revocations, plan(), names);
    facts.guidelines = request_.version->id;
    facts.columns_of = columns_version(*request_.version).id;
    facts.heuristic = request_.heuristic;
    facts.crls = outcome_.revocations.crls;
    facts.uncovered = request_.crls.empty() ? std::vector<std::string>() : outcome_.revocations.uncovered;
    if (!request_.personal_data) facts.withheld = evidence::personal_rows(*set_);
    facts.lists_urls = wants_urls(request_, facts.summary.total.rows());
  }

  Status write_tables() {
    StatusTables tables{*set_, notes_, request_.guard_formulas};
    if (auto status = tables.write_problems(staging_.path("problems.csv"), outcome_.rows); !status) return status;
    if (auto status = tables.write_crls(staging_.path("crl-problems.csv"), outcome_.crls); !status) return status;
    return tables.write_rejected(staging_.path("rejected.tsv"), outcome_.rejected);
  }

  std::string problem_cell(uint32_t row) const {
    std::vector<std::string_view> ids;
    for (const StatusFinding& finding : outcome_.rows.at(row)) ids.push_back(evidence::info(finding.problem).id);
    return fmt::format("{}", fmt::join(ids, "; "));
  }

  Status write_listing(const std::string& csv, const std::string& urls, const std::function<bool(uint32_t)>& only) {
    evidence::AppendixOptions options;
    options.columns = columns_version(*request_.version).appendix_columns;
    options.revocation = [this](uint32_t row) {
      return evidence::revocation_cell(*set_, outcome_.revocations, row, plan());
    };
    options.guard_formulas = request_.guard_formulas;
    options.problem = [this](uint32_t row) { return problem_cell(row); };
    options.only = only;
    return desk::write_listing(staging_, csv, judged_.facts.lists_urls ? urls : "", *set_, options);
  }

  Status write_listings() {
    if (auto status = write_listing("appendix.csv", "urls.txt", nullptr); !status) return status;
    for (size_t i = 0; i < found_.size(); ++i) {
      const auto only = [this, i](uint32_t row) {
        return (evidence::problems_of(*set_, set_->pairing.rows[row]) & (1U << i)) != 0;
      };
      const std::string id(evidence::info(found_[i]).id);
      if (auto status = write_listing(problem_file(i, id, ".csv"), problem_file(i, id, "-urls.txt"), only); !status) {
        return status;
      }
    }
    return {};
  }

  const EvidenceRequest& request_;
  const EvidenceHooks& hooks_;
  Staging& staging_;
  std::shared_ptr<evidence::HeuristicFailure> failure_;
  evidence::SubjectNotes notes_;
  std::unique_ptr<EvidenceSet> set_;
  StatusOutcome outcome_;
  std::vector<StatusProblem> found_;
  StatusJudged judged_;
};

}  // namespace

Result<StatusJudged> judge_evidence_status(const EvidenceRequest& request, const EvidenceHooks& hooks,
                                           const std::string& folder) {
  auto staging = Staging::beside(folder, request.inputs(), hooks.scratch);
  if (!staging) return staging.error();
  auto judged = StatusRun(request, hooks, *staging).run();
  if (!judged) return judged;
  if (auto status = staging->commit(); !status) return status.error();
  return judged;
}

}  // namespace candor::desk
