// candor evidence merge: the shards of one run, together.
#include "desk/evidence_merge.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "base/utf8.h"
#include "cli/long_work.h"
#include "desk/impact_form.h"

namespace candor::cli {

namespace {

struct MergeOptions {
  std::vector<std::string> folders;
  std::string output;
};

int run_merge(const MergeOptions& options, Environment& env) {
  LongWork work(env);
  const auto merged = desk::merge_evidence(options.folders, work.hooks(1), options.output);
  if (!merged) return env.fail(merged.error());
  env.out << fmt::format("{}: {}, {} listed\n", printable(options.output),
                         desk::counted(options.folders.size(), "shard"),
                         desk::counted(merged->facts.summary.total.rows(), "certificate"));
  return kOk;
}

Run setup_merge(CLI::App& app) {
  auto options = std::make_shared<MergeOptions>();
  app.add_option("DIR", options->folders, "folders that 'candor evidence build --shard I/N' wrote, all N of them")
      ->required();
  app.add_option("-o,--output", options->output, "folder for the whole evidence set")->type_name("DIR")->required();
  return [options](Environment& env) { return run_merge(*options, env); };
}

}  // namespace

extern const Command kEvidenceMerge{
    .name = "evidence merge",
    .group = Group::evidence,
    .summary = "put the shards of a build together, byte for byte what one machine would have written",
    .examples =
        "candor evidence merge shard-0 shard-1 shard-2 -o evidence\n"
        "for i in 0 1 2; do candor evidence build certs/ --shard $i/3 -o shard-$i; done   # before, on any machines\n",
    .setup = setup_merge};

}  // namespace candor::cli
