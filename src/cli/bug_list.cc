// candor bug list, candor bug search: which incidents the mirror holds.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/utf8.h"
#include "cli/bug_options.h"
#include "cli/incident_options.h"
#include "cli/lookup.h"
#include "output/bug_json.h"
#include "output/bug_text.h"

namespace candor::cli {

namespace {

struct ListOptions {
  DeskOptions desk;
  desk::BugWords words;
  std::vector<std::string> query;
  std::string limit = "50", format = "text";
};

int run_list(const ListOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const auto limit = number_of("--limit", options.limit);
  if (!limit.ok()) return env.fail(limit.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  desk::BugWords words = options.words;
  words.words = fmt::format("{}", fmt::join(options.query, " "));
  if (!options.query.empty() && words.words.empty()) words.words = " ";  // an empty word is a search, too
  const auto found = desk::find_bugs(desk->record.store(), words, *limit);
  if (!found.ok()) return env.fail(found.error());
  if (*format == "json") {
    env.out << output::to_json(*found).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  } else {
    output::write_text(*found, env.width, env.out);
  }
  return kOk;
}

std::shared_ptr<ListOptions> common(CLI::App& app) {
  auto options = std::make_shared<ListOptions>();
  add_bug_filters(app, options->words);
  app.add_option("--limit", options->limit, "at most so many, newest first")->type_name("N");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return options;
}

Run setup_list(CLI::App& app) {
  const auto options = common(app);
  return [options](Environment& env) { return run_list(*options, env); };
}

Run setup_search(CLI::App& app) {
  const auto options = common(app);
  app.add_option("WORDS", options->query,
                 "words that all occur in a bug; three letters of its beginning stand for a word")
      ->required();
  return [options](Environment& env) { return run_list(*options, env); };
}

}  // namespace

void add_bug_filters(CLI::App& app, desk::BugWords& words) {
  const auto filter = [&](const char* name, std::string& place, const char* description, const char* type) {
    app.add_option(name, place, description)->type_name(type)->group("Which bugs");
  };
  filter("--ca", words.ca, "of this CA Owner, under any of its names", "NAME");
  filter("--tag", words.tag, "with this whiteboard tag", "TAG");
  filter("--year", words.year, "opened in this year (UTC)", "YEAR");
  filter("--status", words.status, "open, closed, or the tracker's own: ASSIGNED, FIXED, ...", "STATUS");
  filter("--section", words.section, "that name this section of a policy, or one below it: 'BR 7.1.2', 'RFC 5280'",
         "SECTION");
}

Result<int64_t> bug_named(const std::string& word) {
  const auto number = desk::bug_number(word);
  if (number) return *number;
  return Error{fmt::format("'{}' is no bug", printable(word)), "Write its number or its address."};
}

extern const Command kBugList{.name = "bug list",
                              .group = Group::incidents,
                              .summary = "list the mirrored incidents of all CAs, newest first",
                              .examples =
                                  "candor bug list --status open --ca DigiCert\n"
                                  "candor bug list --tag leaf-revocation-delay --year 2025\n"
                                  "candor bug list --section 'BR 4.9.1.1' --format json\n",
                              .setup = setup_list};

extern const Command kBugSearch{.name = "bug search",
                                .group = Group::incidents,
                                .summary = "search the text of all CAs' incidents, newest first",
                                .examples =
                                    "candor bug search stateOrProvinceName\n"
                                    "candor bug search ocsp responder outage --status closed --year 2024\n",
                                .setup = setup_search};

}  // namespace candor::cli
