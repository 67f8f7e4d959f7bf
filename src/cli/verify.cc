// candor verify: proves the record.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/desk_options.h"
#include "cli/lookup.h"
#include "desk/desk_verify.h"
#include "desk/mirror_sink.h"

namespace candor::cli {

namespace {

struct VerifyOptions {
  DeskOptions desk;
  bool rebuild = false;
  std::string format = "text";
};

std::string verification_json(const desk::DeskVerification& result) {
  const nlohmann::ordered_json out = {
      {"schema", "candor-verify/1"},       {"proven", result.proven()}, {"revisions", result.revisions},
      {"incidents", result.incidents},     {"head", result.head},       {"chain", result.chain},
      {"projections", result.projections}, {"rebuilt", result.rebuilt}};
  return out.dump(2) + "\n";
}

void print_verification(const desk::DeskVerification& result, std::ostream& out) {
  for (const std::string& complaint : result.chain) out << complaint << "\n";
  for (const std::string& difference : result.projections) out << difference << "\n";
  out << fmt::format("{} revision{} of {} incident{}: {}\n", result.revisions, result.revisions == 1 ? "" : "s",
                     result.incidents, result.incidents == 1 ? "" : "s",
                     result.chain.empty() ? "the chain is proven" : "THE CHAIN IS BROKEN");
  if (result.projections.empty()) {
    out << "every list made of them is what the revisions say\n";
  } else {
    out << (result.rebuilt ? "what differed was made anew\n" : "to make anew what differs: candor verify --rebuild\n");
  }
  if (!result.head.empty()) out << "head " << result.head << "\n";
}

int run_verify(const VerifyOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  Result<OpenDesk> desk = open_desk(options.desk, env, {.look = false});
  if (!desk.ok()) return env.fail(desk.error());
  const auto result = desk::verify_desk(desk->record.store(), options.rebuild);
  if (!result.ok()) return env.fail(result.error());
  if (options.rebuild) {
    const Status renewed = desk::renew_mirror(desk->record.store(), true);
    if (!renewed.ok()) return env.fail(renewed.error());
  }
  if (*format == "json") {
    env.out << verification_json(*result);
  } else {
    print_verification(*result, env.out);
  }
  return result->proven() ? kOk : kFallsShort;
}

Run setup_verify(CLI::App& app) {
  auto options = std::make_shared<VerifyOptions>();
  app.add_flag("--rebuild", options->rebuild, "make anew what differs from the revisions");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_verify(*options, env); };
}

}  // namespace

extern const Command kVerify{.name = "verify",
                             .group = Group::setup,
                             .summary = "prove the desk's chain of revisions, and that its lists follow from it",
                             .examples =
                                 "candor verify\n"
                                 "candor verify --rebuild\n",
                             .setup = setup_verify};

}  // namespace candor::cli
