// candor incident evidence: ties an evidence set to an incident, with the deadline for revoking it.
#include "desk/incident_evidence.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/utf8.h"
#include "cli/incident_options.h"
#include "desk/incident_changes.h"
#include "guidelines/revocation.h"

namespace candor::cli {

namespace {

struct EvidenceOptions {
  SaveOptions save;
  std::string folder, name, reason, clock_from, revoke_by;
};

int run_evidence(const EvidenceOptions& options, Environment& env) {
  Result<lifecycle::EvidenceSet> set = desk::read_evidence_for_record(options.folder, options.name);
  if (!set.ok()) return env.fail(set.error());
  set->reason = options.reason;
  const auto* reason = guidelines::find_revocation_reason(options.reason);
  if (!options.reason.empty() && reason == nullptr) {
    return env.fail(
        {"there is no revocation reason '" + printable(options.reason) + "'",
         "'candor explain revocation' lists them; the usual one is br-subscriber-12, TLS BR 4.9.1.1 (12)."});
  }
  if (reason != nullptr && reason->deadline.empty() && options.revoke_by.empty()) {
    return env.fail({fmt::format("the reason {} names no time of its own: {}", reason->id, reason->deadline_note),
                     "Choose the underlying reason (candor explain revocation), or give --revoke-by T."});
  }
  if (!options.clock_from.empty()) {
    const auto from = instant_of("--clock-from", options.clock_from, env);
    if (!from.ok()) return env.fail(from.error());
    set->clock_from = *from;
  }
  if (!options.revoke_by.empty()) {
    const auto by = instant_of("--revoke-by", options.revoke_by, env);
    if (!by.ok()) return env.fail(by.error());
    set->revoke_by = *by;
  }
  return save_incident(options.save, desk::attach_evidence(std::move(set).value()), env);
}

Run setup_evidence(CLI::App& app) {
  auto options = std::make_shared<EvidenceOptions>();
  add_save_options(app, options->save);
  app.add_option("DIR", options->folder, "folder of 'candor evidence build'")->required();
  const auto add = [&](const char* name, std::string& place, const char* description, const char* type) {
    app.add_option(name, place, description)->type_name(type)->group("Revocation");
  };
  add("--name", options->name, "of the problem; the folder's by default. The same name again is a later state of it",
      "NAME");
  add("--reason", options->reason, "why these have to be revoked, which gives the time: br-subscriber-12, ...", "KEY");
  add("--clock-from", options->clock_from, "when that time began; when the CA became aware by default", "T");
  add("--revoke-by", options->revoke_by, "the deadline, where it is not that of the reason", "T");
  return [options](Environment& env) { return run_evidence(*options, env); };
}

}  // namespace

extern const Command kIncidentEvidence{
    .name = "incident evidence",
    .group = Group::incidents,
    .summary = "tie an evidence set to an incident, with the deadline for revoking it",
    .examples =
        "candor incident evidence 17 set/ --reason br-subscriber-12 --clock-from 2026-04-14T09:17Z\n"
        "candor incident evidence 17 tuesday/ --name set     # a later state of the same set\n",
    .setup = setup_evidence};

}  // namespace candor::cli
