#include "cli/explain_revocation.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/reference.h"
#include "guidelines/revocation.h"

namespace candor::cli {

namespace {

using guidelines::RevocationReason;

std::string by_when(const RevocationReason& reason) {
  if (reason.deadline.empty()) return std::string(reason.deadline_note);
  return fmt::format("{}{}", reason.deadline, reason.should.empty() ? "" : fmt::format(", SHOULD {}", reason.should));
}

nlohmann::ordered_json to_json(const RevocationReason& reason) {
  return {{"id", reason.id},
          {"citation", guidelines::cite(reason)},
          {"certificate", reason.certificate},
          {"reason", reason.reason},
          {"deadline", reason.deadline},
          {"should", reason.should},
          {"deadline_note", reason.deadline_note},
          {"crl_reason", reason.crl_reason},
          {"crl_rule", reason.crl_rule},
          {"exempt", reason.exempt},
          {"history", reason.history}};
}

void print_one(const RevocationReason& reason, const Environment& env) {
  const auto width = static_cast<size_t>(env.width);
  env.out << fmt::format("{}: {}\n\n", reason.id, guidelines::cite(reason)) << wrapped(reason.reason, 0, width) << "\n";
  const auto line = [&](std::string_view label, std::string_view value) {
    if (!value.empty()) env.out << fmt::format("{:<14}{}\n", label, value);
  };
  line("Certificates:", reason.certificate);
  line("By:", by_when(reason));
  line("", reason.deadline.empty() ? "" : reason.deadline_note);
  line("CRL reason:", reason.crl_reason.empty() ? reason.crl_rule : reason.crl_reason);
  line("Not for:", reason.exempt);
  line("History:", reason.history);
  env.out << fmt::format("\nUse it:       candor incident evidence N DIR --reason {}\n", reason.id);
}

void print_all(const Environment& env) {
  for (const RevocationReason& reason : guidelines::revocation_reasons()) {
    env.out << fmt::format("{} ({}; by {})\n", reason.id, guidelines::cite(reason), by_when(reason))
            << wrapped(reason.reason, 4, static_cast<size_t>(env.width));
  }
  env.out << "\n";
  for (const std::string_view note : guidelines::revocation_notes()) {
    env.out << wrapped(note, 0, static_cast<size_t>(env.width));
  }
}

}  // namespace

bool explain_revocation(const std::string& id, bool as_json, Environment& env) {
  const RevocationReason* one = guidelines::find_revocation_reason(id);
  if (one == nullptr && id != "revocation") return false;
  if (!as_json) {
    one == nullptr ? print_all(env) : print_one(*one, env);
    return true;
  }
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const RevocationReason& reason : guidelines::revocation_reasons()) {
    if (one == nullptr || one == &reason) out.push_back(to_json(reason));
  }
  env.out << (one == nullptr ? out : out.front()).dump(2) << "\n";
  return true;
}

}  // namespace candor::cli
