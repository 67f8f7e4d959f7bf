// candor evidence check: an appendix against the guidelines and against the certificates.
#include "desk/evidence_check.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/utf8.h"
#include "cli/evidence_options.h"
#include "cli/long_work.h"
#include "cli/lookup.h"
#include "desk/impact_form.h"

namespace candor::cli {

namespace {

struct CheckListingOptions {
  std::string listing;
  EvidenceWords words;
  std::string format = "text";
  int threads = 0;
};

void print_json(const std::string& name, const desk::ListingChecked& checked, std::ostream& out) {
  using Json = nlohmann::ordered_json;
  Json remarks = Json::array();
  for (const auto& remark : checked.remarks) {
    remarks.push_back({{"line", remark.line == 0 ? Json(nullptr) : Json(remark.line)},
                       {"level", guidelines::to_string(remark.level)},
                       {"rule", remark.rule},
                       {"message", remark.message},
                       {"help", remark.help},
                       {"citation", remark.citation}});
  }
  const Json json{{"listing", name},
                  {"rows", checked.rows},
                  {"compared", checked.compared},
                  {"not_in_input", checked.unknown},
                  {"not_listed", checked.left_out},
                  {"hashes_not_compared", checked.hashes_unseen},
                  {"remarks", std::move(remarks)}};
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

void print_text(const std::string& name, const desk::ListingChecked& checked, std::ostream& out) {
  using desk::counted;
  constexpr size_t kShown = 200;  // a listing that is wrong throughout is wrong in the same way
  for (size_t i = 0; i < std::min(kShown, checked.remarks.size()); ++i) {
    const auto& remark = checked.remarks[i];
    const std::string place = remark.line == 0 ? name : fmt::format("{}:{}", name, remark.line);
    out << printable(
               fmt::format("{}: {} {}: {}", place, guidelines::to_string(remark.level), remark.rule, remark.message))
        << "\n";
    if (!remark.help.empty()) out << "  " << printable(remark.help) << "\n";
  }
  if (checked.remarks.size() > kShown) {
    out << fmt::format("and {} more; --format json has all of them\n", checked.remarks.size() - kShown);
  }
  out << printable(name)
      << fmt::format(": {}, {}", counted(checked.rows, "row"), counted(checked.remarks.size(), "remark"));
  if (checked.compared_any) {
    out << fmt::format(
        "; {}, {} not in the input, {} not listed",
        counted(checked.compared, "row compared with its certificate", "rows compared with their certificates"),
        checked.unknown, counted(checked.left_out, "certificate"));
    if (checked.hashes_unseen > 0) {
      out << fmt::format("; {} of precertificates or certificates not compared, since none of that kind was given",
                         counted(checked.hashes_unseen, "hash", "hashes"));
    }
  }
  out << "\n";
}

int run_check_listing(const CheckListingOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format) return env.fail(format.error());
  const auto request = make_evidence_request(options.words, env);
  if (!request) return env.fail(request.error());
  const auto threads = thread_count(options.threads);
  if (!threads) return env.fail(threads.error());
  LongWork work(env);
  const auto checked = desk::check_listing(options.listing, *request, work.hooks(*threads));
  if (!checked) return env.fail(checked.error());
  (*format == "json" ? print_json : print_text)(options.listing, *checked, env.out);
  const bool falls_short = std::any_of(checked->remarks.begin(), checked->remarks.end(),
                                       [](const auto& remark) { return remark.level == guidelines::Level::must; });
  return falls_short ? kFallsShort : kOk;
}

Run setup_check_listing(CLI::App& app) {
  auto options = std::make_shared<CheckListingOptions>();
  app.add_option("CSV", options->listing, "the appendix, a file of crt.sh URLs, or the folder of an evidence set")
      ->required();
  app.add_option("CERTS", options->words.certificates, "certificates to compare it with: files or folders");
  add_evidence_options(app, options->words);
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT")->group("Output");
  app.add_option("--threads", options->threads, "how many; as many as the machine has by default")
      ->type_name("N")
      ->group("Speed");
  return [options](Environment& env) { return run_check_listing(*options, env); };
}

}  // namespace

extern const Command kEvidenceCheck{
    .name = "evidence check",
    .group = Group::evidence,
    .summary = "check an appendix against the guidelines and, row by row, against the certificates",
    .examples =
        "candor evidence check affected.csv\n"
        "candor evidence check affected.csv certs/ --crl crls/\n"
        "candor evidence check urls.txt certs/\n"
        "candor evidence check affected.csv corpus/ --where \"key_type = 'RSA' AND key_bits < 2048\"\n",
    .setup = setup_check_listing};

}  // namespace candor::cli
