// candor evidence diff: the figures of a periodic update.
#include "desk/evidence_diff.h"

#include <CLI/CLI.hpp>
#include <ostream>

#include "base/utf8.h"
#include "cli/command.h"
#include "cli/lookup.h"

namespace candor::cli {

namespace {

struct DiffOptions {
  std::string before, now, as_of;
  std::string format = "text";
};

int run_diff(const DiffOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format) return env.fail(format.error());
  Instant as_of = env.now;
  if (!options.as_of.empty()) {
    const auto moment = parse_instant(options.as_of);
    if (!moment) return env.fail({"--as-of '" + printable(options.as_of) + "' is not a UTC date or time", ""});
    as_of = *moment;
  }
  const auto before = desk::read_evidence_listing(options.before);
  if (!before) return env.fail(before.error());
  const auto now = desk::read_evidence_listing(options.now);
  if (!now) return env.fail(now.error());
  const auto diff = desk::diff_evidence(*before, *now, as_of);
  if (!diff) return env.fail(diff.error());
  for (const std::string& remark : diff->remarks) env.err << printable(remark) << "\n";
  env.out << (*format == "json" ? desk::diff_json(*diff) : desk::diff_text(*diff));
  return kOk;
}

Run setup_diff(CLI::App& app) {
  auto options = std::make_shared<DiffOptions>();
  app.add_option("OLD", options->before, "folder of an evidence set, or its appendix.csv")->required();
  app.add_option("NEW", options->now, "the same, later")->required();
  app.add_option("--as-of", options->as_of, "the moment of NEW when it is a bare CSV; now by default")->type_name("T");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  return [options](Environment& env) { return run_diff(*options, env); };
}

}  // namespace

extern const Command kEvidenceDiff{
    .name = "evidence diff",
    .group = Group::evidence,
    .summary = "word what changed between two evidence sets as updates on delayed revocation owe it",
    .examples =
        "candor evidence diff monday/ tuesday/\n"
        "candor evidence diff posted.csv tuesday/ --format json\n",
    .setup = setup_diff};

}  // namespace candor::cli
