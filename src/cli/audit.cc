// candor audit: judges the whole life of public bugs.
#include "desk/audit.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/fold.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/lookup.h"
#include "cli/mirror_options.h"
#include "desk/input.h"
#include "output/audit_json.h"
#include "output/audit_text.h"
#include "output/stats_text.h"

namespace candor::cli {

namespace {

using lifecycle::BugAudit;

struct AuditWords {
  std::vector<std::string> files;
  bool all = false;  // of the mirror
  bool met = false;
  std::string by = "ca";
  DeskOptions desk;
  desk::BugWords bugs;
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

// Every public bug of the mirror: a table a CA Owner, tag or year; as JSON, the bugs as well.
int run_all(const AuditWords& words, const lifecycle::AuditOptions& options, bool as_json, Environment& env) {
  const auto by = group_by(words.by);
  if (!by.ok()) return env.fail(by.error());
  Result<OpenDesk> desk = open_desk(words.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  nlohmann::ordered_json bugs = nlohmann::ordered_json::array();
  const auto cases =
      judge_mirror(*desk, words.bugs, options, env, [&](const store::MirroredBug&, const BugAudit& audit) {
        if (as_json) bugs.push_back(output::to_json(audit));
      });
  if (!cases.ok()) return env.fail(cases.error());
  const output::StatsTable table{std::string(title_of(*by)), output::StatsView::clocks, desk::grouped(*cases, *by)};
  if (as_json) {
    const nlohmann::ordered_json root = {
        {"schema", "candor-audit/1"}, {"table", output::to_json(table)}, {"bugs", std::move(bugs)}};
    env.out << root.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
  } else {
    output::write_text(table, env.out);
  }
  return table.rows.back().missed_must > 0 ? kFallsShort : kOk;
}

Result<std::vector<BugAudit>> audit_one(const std::string& word, const AuditWords& words,
                                        const lifecycle::AuditOptions& options, Environment& env) {
  std::error_code none;
  if (const auto bug = desk::bug_number(word); bug && !std::filesystem::exists(word, none)) {
    Result<OpenDesk> desk = open_desk(words.desk, env);
    if (!desk.ok()) return desk.error();
    const auto page = desk::show_bug(desk->record.store(), *bug);
    if (!page.ok()) return page.error();
    auto audit = desk::audit_record(page->record, options);
    if (!audit.ok()) return audit.error();
    return std::vector<BugAudit>{std::move(*audit)};
  }
  const Result<std::string> bytes = env.read(word, desk::kLargestBugFile);
  if (!bytes.ok()) return bytes.error();
  return desk::audit_bytes(word, *bytes, options);
}

int run_audit(const AuditWords& words, Environment& env) {
  const auto format = one_of("--format", words.format, {"text", "json"});
  if (!format) return env.fail(format.error());
  const auto options = make_options(words, env);
  if (!options) return env.fail(options.error());
  if (words.all == !words.files.empty()) {
    return env.fail({words.all ? "--all judges the mirror and takes no FILE" : "'audit' needs a FILE or --all",
                     "'candor audit --help' shows the options and examples."});
  }
  if (words.all) return run_all(words, *options, *format == "json", env);
  int status = kOk;
  nlohmann::ordered_json bugs = nlohmann::ordered_json::array();
  for (const std::string& file : words.files) {
    const auto audits = audit_one(file, words, *options, env);
    if (!audits.ok()) {
      status = env.fail(audits.error());
      continue;
    }
    for (const BugAudit& audit : *audits) {
      if (audit.missed(guidelines::Level::must) > 0) status = std::max(status, kFallsShort);
      if (*format == "json") {
        bugs.push_back(output::to_json(audit));
      } else {
        output::write_text(audit, {.colour = env.colour, .width = env.width, .met = words.met}, env.out);
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
  app.add_option("FILE", words->files,
                 "bugs as the tracker's REST interface gives them (- is standard input), or numbers of mirrored bugs");
  app.add_flag("--all", words->all, "every public bug of the mirror: a table");
  app.add_option("--by", words->by, "with --all: one line a ca, tag or year")->type_name("WHAT");
  add_bug_filters(app, words->bugs);
  app.add_option("--as-of", words->as_of, "judge by what had happened until then; else now")->type_name("TIME");
  app.add_option(
         "--ca-accounts", words->ca_accounts,
         "accounts that speak for the CA Owner, separated by commas; @domain means all of a domain; else inferred")
      ->type_name("ACCOUNTS");
  app.add_flag("--met", words->met, "list the clocks that were met, too, with what met them and when");
  app.add_option("--format", words->format, "text or json")->type_name("FORMAT");
  add_desk_options(app, words->desk);
  return [words](Environment& env) { return run_audit(*words, env); };
}

}  // namespace

extern const Command kAudit{.name = "audit",
                            .group = Group::reports,
                            .summary = "judge the whole life of a public bug: which clocks were met, missed, or run",
                            .examples =
                                "candor audit bug.json\n"
                                "candor audit --as-of 2026-06-20T00:00:00Z --ca-accounts ca@ca.example bug.json\n"
                                "candor audit --format json bugs/*.json > audit.json\n"
                                "candor audit 1990254   # a bug of the mirror\n"
                                "candor audit --all --by year   # every bug of the mirror, see 'candor sync'\n",
                            .setup = setup_audit};

}  // namespace candor::cli
