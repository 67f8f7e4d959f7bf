#include "rules/engine.h"

#include <algorithm>
#include <exception>
#include <fmt/format.h>
#include <tuple>

namespace candor::rules {

namespace {

constexpr std::string_view kInternalError = "internal-error";

// Requirements of the catalogue that do not hold in this version say nothing about the report.
std::vector<const guidelines::InForce*> requirements_in_force(const std::vector<std::string_view>& ids,
                                                              const guidelines::Version& version) {
  std::vector<const guidelines::InForce*> found;
  for (const std::string_view id : ids) {
    const guidelines::InForce* in_force = version.find(id);
    if (in_force != nullptr && std::find(found.begin(), found.end(), in_force) == found.end()) {
      found.push_back(in_force);
    }
  }
  return found;
}

// Fills what is data of the version: level, basis, citation. False when nothing it cites is in force.
bool settle(Diagnostic& diagnostic, const Rule& rule, const guidelines::Version& version) {
  const auto in_force = requirements_in_force(diagnostic.requirements, version);
  if (in_force.empty()) return false;
  diagnostic.rule = rule.id;
  diagnostic.decided = rule.decided;
  const auto* strongest = *std::max_element(in_force.begin(), in_force.end(),
                                            [](const auto* a, const auto* b) { return a->level < b->level; });
  diagnostic.level = diagnostic.cap ? std::min(*diagnostic.cap, strongest->level) : strongest->level;
  diagnostic.basis = strongest->basis;
  diagnostic.citation = guidelines::cite(version, *strongest);
  diagnostic.requirements.clear();
  for (const auto* requirement : in_force) diagnostic.requirements.push_back(requirement->requirement->id);
  return true;
}

Diagnostic internal_error(const Rule& rule, const Input& input, std::string_view what) {
  Diagnostic diagnostic;
  diagnostic.rule = kInternalError;
  diagnostic.level = Level::may;
  diagnostic.span = input.end_of_report();
  diagnostic.message = fmt::format("rule {} failed and was skipped: {}", rule.id, what);
  diagnostic.help = "Please report this; the other rules are not affected.";
  return diagnostic;
}

Outcome run_one(const Rule& rule, const Input& input, std::vector<Diagnostic>& all) {
  if ((rule.kinds & mask_of(input.report.kind)) == 0) return Outcome::not_applicable;
  if (requirements_in_force(rule.requirements, input.version).empty()) return Outcome::not_in_force;
  std::vector<Diagnostic> found;
  Sink sink(found);
  try {
    rule.check(input, sink);
  } catch (const std::exception& error) {
    all.push_back(internal_error(rule, input, error.what()));
    return Outcome::diagnostic;
  }
  Outcome outcome = Outcome::pass;
  for (Diagnostic& diagnostic : found) {
    if (diagnostic.requirements.empty()) diagnostic.requirements = rule.requirements;
    if (!settle(diagnostic, rule, input.version)) continue;
    all.push_back(std::move(diagnostic));
    outcome = Outcome::diagnostic;
  }
  return outcome;
}

bool review_applies(const Rule& rule, const Input& input) {
  return (rule.kinds & mask_of(input.report.kind)) != 0 &&
         !requirements_in_force(rule.requirements, input.version).empty();
}

}  // namespace

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return "pass";
    case Outcome::diagnostic:
      return "diagnostic";
    case Outcome::not_applicable:
      return "not-applicable";
    case Outcome::not_in_force:
      return "not-in-force";
  }
  return "";
}

CheckResult run_rules(const report::Document& document, const Context& context, const guidelines::Version& version) {
  CheckResult result;
  const auto rules = all_rules();
  for (const report::Report& part : document.reports()) {
    const Input input{document, part, context, version};
    for (const Rule* rule : rules) {
      if (rule->check != nullptr) {
        result.results.push_back({rule, run_one(*rule, input, result.diagnostics)});
      } else if (&part == &document.main() && review_applies(*rule, input)) {
        result.review.push_back(rule);
      }
    }
  }
  std::stable_sort(result.diagnostics.begin(), result.diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(a.span.begin, -static_cast<int>(a.level), a.rule) <
           std::tuple(b.span.begin, -static_cast<int>(b.level), b.rule);
  });
  return result;
}

}  // namespace candor::rules
