#include "cli/incident_options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <fmt/format.h>
#include <limits>

#include "base/utf8.h"
#include "cli/lookup.h"
#include "desk/incident_changes.h"

namespace candor::cli {

void add_fact_options(CLI::App& app, FactWords& words) {
  const auto add = [&](const char* name, auto& place, const char* description, const char* type) {
    return app.add_option(name, place, description)->type_name(type)->group("Facts");
  };
  add("--ca", words.ca, "the CA Owner, as the CCADB names it", "NAME");
  add("--title", words.title, "what went wrong, in a few words", "TEXT");
  add("--aware", words.aware, "when the CA became aware: 2026-03-20T10:11Z, or now", "T");
  add("--how", words.how, "how it became aware", "TEXT");
  add("--problem-report", words.problem_report, "when a certificate problem report came in, if one did", "T");
  add("--description", words.description, "what happened, in a sentence or two", "TEXT");
  add("--policy", words.policies, "document, version and section that was broken; repeatable", "TEXT")
      ->allow_extra_args(false);
  add("--source", words.source, "Self Reported, Third Party Reported or Audit", "TEXT");
  add("--tag", words.tags, "a word to find it by, such as a whiteboard tag; repeatable", "TAG")
      ->allow_extra_args(false);
  add("--bug", words.bug, "number of its bug; 0: none", "N");
  add("--guidelines", words.guidelines, "follow this version instead of the one in force", "V");
  CLI::Option* secret =
      app.add_flag("--security", words.security, "security-sensitive: not for the public yet")->group("Facts");
  app.add_flag("--not-security", words.not_security, "no longer security-sensitive")->excludes(secret)->group("Facts");
}

Result<Instant> instant_of(std::string_view option, const std::string& word, const Environment& env) {
  if (word == "now") return env.now;
  const auto instant = parse_instant(word);
  if (instant) return *instant;
  return Error{fmt::format("{} '{}' is not a UTC date or time", option, printable(word)),
               "Write it like 2026-03-20 or 2026-03-20T10:11Z, or now."};
}

// Of bugs, comments, revisions: what the desk's tables hold as keys on both engines (store/migration.h).
constexpr int64_t kLargestNumber = std::numeric_limits<int32_t>::max();

Result<int64_t> number_of(std::string_view option, const std::string& word) {
  int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  const bool whole = error == std::errc() && end == word.data() + word.size() && number >= 0;
  if (whole && number > kLargestNumber) {
    return Error{fmt::format("{} takes a number up to {}, not '{}'", option, kLargestNumber, printable(word)), ""};
  }
  if (whole) return number;
  return Error{fmt::format("{} takes a number, not '{}'", option, printable(word)), ""};
}

Result<int64_t> incident_number(const std::string& word) {
  Result<int64_t> number = number_of("INCIDENT", word);
  if (number.ok() && *number > 0) return number;
  return Error{fmt::format("'{}' is not the number of an incident", printable(word)),
               "'candor incident list' shows the numbers."};
}

void add_save_options(CLI::App& app, SaveOptions& options) {
  app.add_option("INCIDENT", options.incident, "its number")->required();
  app.add_option("--from-revision", options.from,
                 "the revision this change started from; refused, with both sides, when there is a later one")
      ->type_name("N");
  app.add_option("--format", options.format, "text or json")->type_name("FORMAT");
  add_desk_options(app, options.desk);
}

int save_incident(const SaveOptions& options, const desk::IncidentRecord::Decide& decide, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const Result<int64_t> id = incident_number(options.incident);
  if (!id.ok()) return env.fail(id.error());
  std::optional<int64_t> from;
  if (!options.from.empty()) {
    const Result<int64_t> number = number_of("--from-revision", options.from);
    if (!number.ok()) return env.fail(number.error());
    from = *number;
  }
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  return show_outcome(desk->record.save(*id, from, decide, desk->act), *format, env);
}

Result<lifecycle::Facts> facts_of(const FactWords& words, const Environment& env) {
  lifecycle::Facts facts;
  const auto text = [](const std::string& word) { return word.empty() ? std::nullopt : std::optional(word); };
  facts.ca = text(words.ca);
  facts.title = text(words.title);
  facts.aware_how = text(words.how);
  facts.description = text(words.description);
  facts.source = text(words.source);
  facts.guidelines = words.guidelines == "auto" ? std::optional(std::string()) : text(words.guidelines);
  if (!words.tags.empty()) facts.tags = desk::tags_of(words.tags);
  if (!words.policies.empty()) facts.policies = words.policies;
  if (words.security || words.not_security) facts.security_sensitive = words.security;
  if (!words.aware.empty()) {
    const auto at = instant_of("--aware", words.aware, env);
    if (!at.ok()) return at.error();
    facts.aware_at = *at;
  }
  if (!words.problem_report.empty()) {
    const auto at = instant_of("--problem-report", words.problem_report, env);
    if (!at.ok()) return at.error();
    facts.problem_report_at = *at;
  }
  if (!words.bug.empty()) {
    const auto bug = number_of("--bug", words.bug);
    if (!bug.ok()) return bug.error();
    facts.bug = *bug;
  }
  const Status valid = desk::validate_facts(facts, env.now);
  if (!valid.ok()) return valid.error();
  return facts;
}

}  // namespace candor::cli
