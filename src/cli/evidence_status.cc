// candor evidence status: what a CA served about its certificates, OCSP and CRLs.
#include "desk/evidence_status.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "base/utf8.h"
#include "cli/evidence_options.h"
#include "cli/long_work.h"
#include "desk/impact_form.h"

namespace candor::cli {

namespace {

struct StatusOptions {
  EvidenceWords words;
  std::vector<std::string> ocsp;
};

void print_judged(const desk::StatusJudged& judged, const std::string& folder, std::ostream& out) {
  using desk::counted;
  out << fmt::format("{}: {}, {}, {}\n", printable(folder), counted(judged.certificates, "certificate"),
                     counted(judged.responses, "OCSP response"), counted(judged.facts.crls.size(), "CRL"));
  for (const auto& tally : judged.facts.summary.problems) {
    for (const auto& info : evidence::status_problems()) {
      if (info.id == tally.name)
        out << fmt::format("{}: {}: {}\n", info.id, counted(tally.rows(), "certificate"), info.title);
    }
  }
  for (const auto& finding : judged.crls) {
    out << printable(fmt::format("{}: {}: {}", finding.file, evidence::info(finding.problem).id, finding.detail))
        << "\n";
  }
  if (judged.unverified > 0) {
    out << fmt::format("{} not verified: give the issuer's certificate with --issuers\n",
                       counted(judged.unverified, "response"));
  }
  if (judged.rejected > 0) {
    out << fmt::format("{} could not be used; see rejected.tsv\n", counted(judged.rejected, "response"));
  }
  out << fmt::format("{} with a problem\n", counted(judged.facts.summary.total.rows(), "certificate"));
}

int run_status(const StatusOptions& options, Environment& env) {
  auto request = make_evidence_request(options.words, env);
  if (!request) return env.fail(request.error());
  if (auto status = check_places(options.words, "--ocsp", options.ocsp); !status) return env.fail(status.error());
  request->status = true;
  request->ocsp = options.ocsp;
  if (request->ocsp.empty() && request->crls.empty()) {
    return env.fail({"there is nothing to judge: give --ocsp, --crl or both", ""});
  }
  const auto threads = finish_folder_request(options.words, *request);
  if (!threads) return env.fail(threads.error());
  LongWork work(env);
  const auto judged = desk::judge_evidence_status(*request, work.hooks(*threads), options.words.output);
  if (!judged) return env.fail(judged.error());
  print_judged(*judged, options.words.output, env.out);
  return judged->clean() ? kOk : kFallsShort;
}

Run setup_status(CLI::App& app) {
  auto options = std::make_shared<StatusOptions>();
  auto& words = options->words;
  app.add_option("CERTS", words.certificates, "certificates: files or folders, as for 'candor evidence build'")
      ->required();
  add_paths(
      app, "--ocsp", options->ocsp,
      "OCSP responses in DER, one a file; a file or folder, repeatable. Name a file after the certificate's SHA-256 "
      "or serial: responses such as tryLater do not say whom they are about")
      ->group("Status");
  add_paths(app, "--crl", words.crls, "CRLs, DER or PEM; a file or folder, repeatable; give earlier ones too")
      ->group("Status");
  add_paths(app, "--issuers", words.issuers,
            "CA certificates that verify responses and CRLs; a file or folder, repeatable")
      ->group("Status");
  app.add_option("--as-of", words.as_of, "the moment at which the responses were fetched; now by default")
      ->type_name("T")
      ->group("Status");
  app.add_option("--where", words.where, "only certificates that meet this SQL; see 'candor evidence columns'")
      ->type_name("SQL")
      ->group("Which certificates");
  add_folder_options(app, words);
  app.add_option("--guidelines", words.guidelines, "version whose columns and labels to use; that in force by default")
      ->type_name("V")
      ->group("Output");
  return [options](Environment& env) { return run_status(*options, env); };
}

}  // namespace

extern const Command kEvidenceStatus{
    .name = "evidence status",
    .group = Group::evidence,
    .summary = "judge the OCSP responses and CRLs that a CA served for its certificates",
    .examples =
        "candor evidence status certs/ --ocsp responses/ --crl crls/ --issuers ca.pem -o status\n"
        "candor evidence status certs.pem --ocsp responses/ --issuers ca.pem --as-of 2026-04-21T09:30Z -o status\n"
        "candor evidence status certs.pem --crl archive/ --issuers ca.pem -o status   # every CRL there is\n",
    .setup = setup_status};

}  // namespace candor::cli
