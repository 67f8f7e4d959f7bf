// candor check: judges reports and prints what falls short.
#include "desk/check.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "base/in_order.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/request_options.h"
#include "cli/threads.h"
#include "output/emitter.h"

namespace candor::cli {

namespace {

struct CheckOptions {
  std::vector<std::string> files;
  RequestOptions request;
  std::vector<std::string> appendices;
  bool no_appendix = false;
  std::string format = "text";
  std::string level = "may";
  bool review = false;
  int threads = 0;
};

std::optional<guidelines::Level> parse_level(std::string_view text) {
  if (text == "must") return guidelines::Level::must;
  if (text == "should") return guidelines::Level::should;
  if (text == "may") return guidelines::Level::may;
  return std::nullopt;
}

// Reads the listings of --appendix; those that cannot be read are told and the reports are checked without them. A
// wrong delimiter is told here too, and the rows are judged as they were meant.
int read_appendices(const CheckOptions& options, desk::CheckRequest& request, const Environment& env) {
  int status = kOk;
  for (const std::string& path : options.appendices) {
    Result<desk::Appendix> appendix = desk::read_appendix(path);
    if (appendix.ok()) {
      const report::Listing& listing = appendix->listing;
      if (listing.form == report::ListingForm::csv && listing.delimiter != ',') {
        status = env.fail({fmt::format("listing {}: {}", printable(path), listing.problem),
                           "Save it as UTF-8 comma separated values (RFC 4180)."});
      }
      request.appendices.push_back(std::move(appendix).value());
    } else {
      status = env.fail(appendix.error());
    }
  }
  return status;
}

Result<desk::Checked> check_file(const std::string& file, const desk::CheckRequest& request, const Environment& env) {
  Result<std::string> bytes = env.read(file, desk::kLargestReport);
  if (!bytes.ok()) return bytes.error();
  return desk::check_bytes(file, std::move(bytes).value(), request);
}

int show(const std::string& file, const Result<desk::Checked>& checked, output::Emitter& emitter, Environment& env) {
  if (!checked.ok()) {
    emitter.failed(file, checked.error());
    return env.fail(checked.error());
  }
  emitter.checked(*checked);
  return desk::count_level(checked->result, guidelines::Level::must) > 0 ? kFallsShort : kOk;
}

int run_check(const CheckOptions& options, Environment& env) {
  const auto format = output::parse_format(options.format);
  if (!format) {
    return env.fail({fmt::format("there is no format '{}'", printable(options.format)),
                     "Formats are text, json, sarif and github."});
  }
  const auto level = parse_level(options.level);
  if (!level) {
    return env.fail({fmt::format("--level takes must, should or may, not '{}'", printable(options.level)), ""});
  }
  const Result<int> threads = thread_count(options.threads);
  if (!threads.ok()) return env.fail(threads.error());
  Result<desk::CheckRequest> request = make_request(options.request, env);
  if (!request.ok()) return env.fail(request.error());
  int status = read_appendices(options, *request, env);
  const output::Style style{.colour = env.colour, .width = env.width, .least = *level, .review = options.review};
  const auto emitter = output::make_emitter(*format, env.out, style);
  desk::AppendixFinder finder;
  if (!options.no_appendix && options.appendices.empty()) {
    request->find_appendices = [&](const std::string& file, const SourceText& source) {
      return finder.beside(file, source);
    };
  }
  in_order(
      options.files.size(), static_cast<size_t>(*threads),
      [&](size_t i) { return check_file(options.files[i], *request, env); },
      [&](size_t i, const Result<desk::Checked>& checked) {
        status = std::max(status, show(options.files[i], checked, *emitter, env));
      });
  emitter->finish();
  return status;
}

Run setup_check(CLI::App& app) {
  auto options = std::make_shared<CheckOptions>();
  app.add_option("FILE", options->files, "reports in Markdown; - is standard input")->required();
  add_request_options(app, options->request);
  app.add_option("--appendix", options->appendices,
                 "certificate listing (CSV, or crt.sh URLs) of the report; repeatable")
      ->type_name("LIST")
      ->allow_extra_args(false)
      ->group("What is known besides the text");
  app.add_flag("--no-appendix", options->no_appendix,
               "do not read listings that the report names and that lie beside it")
      ->group("What is known besides the text");
  app.add_option("--format", options->format, "text, json, sarif or github")->type_name("FORMAT")->group("Output");
  app.add_option("--level", options->level, "show only what is at this level or above: must, should or may")
      ->type_name("LEVEL")
      ->group("Output");
  app.add_flag("--review", options->review, "also list the questions that only a person can judge")->group("Output");
  app.add_option("--threads", options->threads, "threads to use; as many as the machine has when not given")
      ->type_name("N")
      ->group("Output");
  return [options](Environment& env) { return run_check(*options, env); };
}

}  // namespace

extern const Command kCheck{
    .name = "check",
    .group = Group::reports,
    .summary = "check incident reports against the guidelines in force when they were posted",
    .examples =
        "candor check report.md\n"
        "candor check --as-of 2026-05-27 --title 'Example CA: ...' report.md\n"
        "candor check --bug bug.json --review report.md      # after: curl .../rest/bug/ID > bug.json\n"
        "candor check --format sarif reports/*.md > candor.sarif\n"
        "pandoc -t gfm report.docx | candor check -\n",
    .setup = setup_check};

}  // namespace candor::cli
