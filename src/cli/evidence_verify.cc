// candor evidence verify: does the same input still give the same evidence?
#include "desk/evidence_verify.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "base/utf8.h"
#include "cli/evidence_options.h"
#include "cli/long_work.h"

namespace candor::cli {

namespace {

struct VerifyOptions {
  std::string manifest, base;
  int threads = 0;
};

int run_verify(const VerifyOptions& options, Environment& env) {
  const auto threads = thread_count(options.threads);
  if (!threads) return env.fail(threads.error());
  LongWork work(env);
  const auto verified = desk::verify_evidence(options.manifest, options.base, work.hooks(*threads));
  if (!verified) return env.fail(verified.error());
  for (const std::string& difference : verified->differences) env.out << printable(difference) << "\n";
  for (const std::string& explanation : verified->explanations) env.out << printable(explanation) << "\n";
  if (!verified->differences.empty() || !verified->explanations.empty()) return kFallsShort;
  env.out << fmt::format(
      "{}: reproduced, {} the same\n", printable(options.manifest),
      verified->outputs == 1 ? "its only file is" : fmt::format("all {} files are", verified->outputs));
  return kOk;
}

Run setup_verify(CLI::App& app) {
  auto options = std::make_shared<VerifyOptions>();
  app.add_option("MANIFEST", options->manifest, "manifest.json of an evidence set")->required();
  app.add_option("--base", options->base, "folder from which the inputs' relative names start; this one by default")
      ->type_name("DIR");
  app.add_option("--threads", options->threads, "how many; as many as the machine has by default")->type_name("N");
  return [options](Environment& env) { return run_verify(*options, env); };
}

}  // namespace

extern const Command kEvidenceVerify{.name = "evidence verify",
                                     .group = Group::evidence,
                                     .summary = "build an evidence set again from its manifest and name what differs",
                                     .examples =
                                         "candor evidence verify evidence/manifest.json\n"
                                         "candor evidence verify set/manifest.json --base /data/incident\n",
                                     .setup = setup_verify};

}  // namespace candor::cli
