// candor audit: judges the whole life of public bugs.
#include "desk/audit.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/fold.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/lookup.h"
#include "output/audit_json.h"
#include "output/audit_text.h"

namespace candor::cli {

namespace {

using lifecycle::BugAudit;

struct AuditWords {
  std::vector<std::string> files;
  std::string as_of;
  std::string ca_accounts;
  std::string format = "text";
};

Result<lifecycle::AuditOptions> make_options(const AuditWords& words, const Environment& env) {
  lifecycle::AuditOptions options{.as_of = env.now, .ca_accounts = {}};
  if (!words.as_of.empty()) {
    const auto as_of = parse_instant(words.as_of);
    if (!as_of) {
      return Error{
          fmt::format("--as-of takes an instant such as 2026-06-20T00:00:00Z, not '{}'", printable(words.as_of)), ""};
    }
    // Of a bare date the whole day counts.
    const bool bare = words.as_of.find(':') == std::string::npos;
    options.as_of = bare ? *as_of + std::chrono::hours(24) - Seconds(1) : *as_of;
  }
  for (const std::string_view account : split(words.ca_accounts, ',')) {
    if (!trim(account).empty()) options.ca_accounts.emplace_back(trim(account));
  }
  return options;
}

int run_audit(const AuditWords& words, Environment& env) {
  const auto format = one_of("--format", words.format, {"text", "json"});
  if (!format) return env.fail(format.error());
  const auto options = make_options(words, env);
  if (!options) return env.fail(options.error());
  int status = kOk;
  nlohmann::ordered_json bugs = nlohmann::ordered_json::array();
  for (const std::string& file : words.files) {
    const Result<std::string> bytes = env.read(file, desk::kLargestBugFile);
    const auto audits =
        bytes.ok() ? desk::audit_bytes(file, *bytes, *options) : Result<std::vector<BugAudit>>(bytes.error());
    if (!audits.ok()) {
      status = env.fail(audits.error());
      continue;
    }
    for (const BugAudit& audit : *audits) {
      if (audit.missed(guidelines::Level::must) > 0) status = std::max(status, kFallsShort);
      if (*format == "json") {
        bugs.push_back(output::to_json(audit));
      } else {
        output::write_text(audit, {.colour = env.colour, .width = env.width}, env.out);
      }
    }
  }
  if (*format == "json") {
    const nlohmann::ordered_json root = {{"schema", "candor-audit/1"}, {"bugs", std::move(bugs)}};
    env.out << root.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
  }
  return status;
}

Run setup_audit(CLI::App& app) {
  auto words = std::make_shared<AuditWords>();
  app.add_option("FILE", words->files, "bugs as the tracker's REST interface gives them; - is standard input")
      ->required();
  app.add_option("--as-of", words->as_of, "judge by what had happened until then; else now")->type_name("TIME");
  app.add_option(
         "--ca-accounts", words->ca_accounts,
         "accounts that speak for the CA Owner, separated by commas; @domain means all of a domain; else inferred")
      ->type_name("ACCOUNTS");
  app.add_option("--format", words->format, "text or json")->type_name("FORMAT");
  return [words](Environment& env) { return run_audit(*words, env); };
}

}  // namespace

extern const Command kAudit{.name = "audit",
                            .group = Group::reports,
                            .summary = "judge the whole life of a public bug: which clocks were met, missed, or run",
                            .examples =
                                "candor audit bug.json\n"
                                "candor audit --as-of 2026-06-20T00:00:00Z --ca-accounts ca@ca.example bug.json\n"
                                "candor audit --format json bugs/*.json > audit.json\n",
                            .setup = setup_audit};

}  // namespace candor::cli
