// candor related: incidents of all CAs like this one.
#include "desk/related.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/utf8.h"
#include "cli/bug_options.h"
#include "cli/incident_options.h"
#include "cli/lookup.h"
#include "desk/input.h"
#include "output/related_text.h"

namespace candor::cli {

namespace {

struct RelatedOptions {
  DeskOptions desk;
  std::string subject, ca, limit = "10", format = "text";
};

// Numbers of a desk's incidents are small, those of bugs are not.
constexpr int64_t kFirstBug = 100'000;

Result<desk::RelatedSubject> find_subject(const RelatedOptions& options, OpenDesk& desk, const Environment& env) {
  const std::string& word = options.subject;
  int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error == std::errc() && end == word.data() + word.size() && number < kFirstBug) {
    const Result<lifecycle::Incident> incident = desk.record.load(number);
    if (!incident.ok()) return incident.error();
    return desk::subject_of_incident(*incident, env.now);
  }
  if (const auto bug = desk::bug_number(word)) return desk::subject_of_bug(desk.record.store(), *bug);
  Result<std::string> bytes = env.read(word, desk::kLargestReport);
  if (!bytes.ok()) return bytes.error();
  Result<desk::TextFile> file = desk::accept_text(word, std::move(*bytes));
  if (!file.ok()) return file.error();
  return desk::subject_of_report(desk::shown_name(word), file->bytes, options.ca, env.now);
}

int run_related(const RelatedOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "table", "json"});
  if (!format.ok()) return env.fail(format.error());
  const auto limit = number_of("--limit", options.limit);
  if (!limit.ok()) return env.fail(limit.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  Result<desk::RelatedSubject> subject = find_subject(options, *desk, env);
  if (!subject.ok()) return env.fail(subject.error());
  const auto related = desk::find_related(desk->record.store(), std::move(*subject), static_cast<size_t>(*limit));
  if (!related.ok()) return env.fail(related.error());
  if (*format == "json") {
    env.out << output::to_json(*related).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    return kOk;
  }
  if (*format == "text") {
    output::write_text(*related, env.out);
    env.out << "\nFor the section Related Incidents; say in each description how it relates:\n\n";
  }
  output::write_table(*related, env.out);
  return kOk;
}

Run setup_related(CLI::App& app) {
  auto options = std::make_shared<RelatedOptions>();
  app.add_option("SUBJECT", options->subject, "an incident's number, a report (- is standard input), or a bug")
      ->required();
  app.add_option("--ca", options->ca, "whose report it is; a report does not say")->type_name("NAME");
  app.add_option("--limit", options->limit, "at most so many, the most alike first")->type_name("N");
  app.add_option("--format", options->format, "text, table (only what goes into a report) or json")
      ->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_related(*options, env); };
}

}  // namespace

extern const Command kRelated{.name = "related",
                              .group = Group::incidents,
                              .summary = "find incidents of all CAs like this one, for the report's Related Incidents",
                              .examples =
                                  "candor related 17   # an incident of this desk\n"
                                  "candor related report.md --ca 'Example CA'\n"
                                  "candor related 1990254 --format table\n",
                              .setup = setup_related};

}  // namespace candor::cli
