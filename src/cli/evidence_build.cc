// candor evidence build: the exact list of affected certificates, and the figures the report owes.
#include "desk/evidence_build.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ostream>

#include "base/utf8.h"
#include "cli/evidence_options.h"
#include "cli/long_work.h"
#include "desk/evidence_impact.h"
#include "desk/impact_form.h"

namespace candor::cli {

namespace {

struct BuildOptions {
  EvidenceWords words;
  std::string hashes, serials, ct_logs, shard;
  bool urls = false, no_urls = false, timings = false;
};

void print_tally(const evidence::Tally& tally, std::string_view name, std::ostream& out) {
  out << fmt::format("{}: {}", name, desk::counted(tally.rows(), "certificate"));
  if (tally.precertificates_alone > 0) out << fmt::format(" ({} as precertificate only)", tally.precertificates_alone);
  out << fmt::format(", {} revoked, {}, {} remaining valid", tally.revoked, desk::expired_text(tally),
                     tally.remaining_valid);
  if (tally.first) out << fmt::format("; issued {} to {}", format_date(*tally.first), format_date(*tally.last));
  out << "\n";
}

void print_built(const desk::EvidenceBuilt& built, const std::string& folder, std::ostream& out) {
  const auto& s = built.facts.summary;
  out << fmt::format("{}: {} read, {}, {}, {} rejected{}\n", printable(folder), s.inputs_read,
                     desk::counted(s.paired, "pair"), desk::counted(s.duplicates, "duplicate"),
                     desk::counted(s.rejected, "piece"), s.rejected > 0 ? "; see rejected.tsv" : "");
  for (const auto& listing : built.facts.listings) {
    out << fmt::format("{}: {}, {} found, {} known only from here, as stated there\n", printable(listing.file),
                       desk::counted(listing.rows, "row"), listing.found, listing.alone);
    if (!listing.unused.empty()) {
      out << printable(fmt::format("{}: columns not used: {}", listing.file, fmt::join(listing.unused, ", "))) << "\n";
    }
  }
  print_tally(s.total, "listed", out);
  for (const auto& problem : s.problems) print_tally(problem, printable(problem.name), out);
  for (const auto& crl : built.facts.crls) {
    if (crl.verified == evidence::Verified::bad) {
      out << fmt::format("{}: its signature does not verify, so it was not used\n", printable(crl.file));
    } else if (!crl.problem.empty()) {
      out << fmt::format("{}: {}\n", printable(crl.file), printable(crl.problem));
    }
  }
  if (built.facts.uncovered.size() == 1) {
    const std::string& issuer = built.facts.uncovered.front();
    out << fmt::format("no CRL for {}\n", issuer.empty() ? "an issuer without a name" : printable(issuer));
  } else if (!built.facts.uncovered.empty()) {
    out << fmt::format("no CRL for {} issuers; summary.json names them\n", built.facts.uncovered.size());
  }
  if (const uint64_t undecided = built.facts.undecided(); undecided > 0) {
    out << fmt::format(
        "{} neither revoked nor expired: --revoke-by or --planned make them Planned or Delayed, not N/A\n", undecided);
  }
  if (built.facts.logged) {
    out << fmt::format("{} shown to be logged, {} not; not-logged.tsv names them\n", built.facts.logged->shown,
                       built.facts.logged->not_shown_rows());
  }
  if (built.facts.not_found > 0) {
    out << fmt::format("{} of {} asked for {} not found\n", built.facts.not_found, built.facts.asked,
                       built.facts.not_found == 1 ? "was" : "were");
  }
}

int run_build(const BuildOptions& options, Environment& env) {
  auto request = make_evidence_request(options.words, env);
  if (!request) return env.fail(request.error());
  if (!options.shard.empty()) {
    auto shard = parse_shard(options.shard);
    if (!shard) return env.fail(shard.error());
    std::tie(request->shard, request->shards) = *shard;
  }
  const auto threads = finish_folder_request(options.words, *request);
  if (!threads) return env.fail(threads.error());
  request->hashes = options.hashes;
  request->serials = options.serials;
  request->ct_logs = options.ct_logs;
  if (options.urls || options.no_urls) request->urls = options.urls ? desk::Urls::yes : desk::Urls::no;
  LongWork work(env);
  if (options.timings) work.print_timings();
  const auto built = desk::build_evidence(*request, work.hooks(*threads), options.words.output);
  if (!built) return env.fail(built.error());
  print_built(*built, options.words.output, env.out);
  return kOk;
}

Run setup_build(CLI::App& app) {
  auto options = std::make_shared<BuildOptions>();
  app.add_option("CERTS", options->words.certificates,
                 "certificates: files or folders, any mix of PEM, DER, base64 lines, CT entries and tiles and earlier "
                 "appendix CSVs, packed or not; - is standard input")
      ->required();
  add_evidence_options(app, options->words);
  app.add_option("--hashes", options->hashes, "only certificates whose SHA-256 hash stands in this file")
      ->type_name("LIST")
      ->group("Which certificates");
  app.add_option("--serials", options->serials, "only certificates whose serial number stands in this file, one a line")
      ->type_name("LIST")
      ->group("Which certificates");
  app.add_option("--ct-logs", options->ct_logs,
                 "a log list (Chrome's or Apple's, version 3): says which certificates cannot be shown to be logged; "
                 "--issuers must give their issuers")
      ->type_name("JSON")
      ->group("Certificate Transparency");
  add_folder_options(app, options->words);
  app.add_option("--add", options->words.added, "own columns, right of the standard ones: iPAddresses,problem,...")
      ->type_name("COL,...")
      ->group("Output");
  app.add_flag("--urls", options->urls, "write urls.txt; by default from 10,000 certificates up")->group("Output");
  app.add_flag("--no-urls", options->no_urls, "never write urls.txt")->excludes("--urls")->group("Output");
  app.add_flag("--timings", options->timings, "say on standard error how long each stage took")->group("Speed");
  app.add_option("--shard", options->shard, "only shard I of N (from 0), for 'candor evidence merge'")
      ->type_name("I/N")
      ->group("Speed");
  return [options](Environment& env) { return run_build(*options, env); };
}

}  // namespace

extern const Command kEvidenceBuild{
    .name = "evidence build",
    .group = Group::evidence,
    .summary = "list the affected certificates and count them, as the report's Impact and Appendix need",
    .examples =
        "candor evidence build certs/ --crl crls/ --issuers ca.pem -o evidence\n"
        "candor evidence build dump.tar.zst --where \"policy_oids LIKE '%2.23.140.1.2.1%' AND key_type = 'RSA'\" -o "
        "set\n"
        "candor evidence build certs.pem --problem \"no DNS name=dns_count = 0\" --add problem,iPAddresses -o set\n"
        "candor evidence build corpus/ --hashes urls.txt --crl ca.crl --revoke-by 2026-04-25T09:30Z -o set\n"
        "candor evidence build certs/ --issuers ca.pem --ct-logs log_list.json --add ct_logged -o set\n"
        "zstdcat certs.zst | candor evidence build - -o set\n",
    .setup = setup_build};

}  // namespace candor::cli
