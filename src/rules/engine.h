// Runs rules over a document under one guideline version.
#pragma once

#include <vector>

#include "rules/rule.h"

namespace candor::rules {

enum class Outcome { pass, diagnostic, not_applicable, not_in_force };
std::string_view to_string(Outcome outcome);

struct RuleResult {
  const Rule* rule;
  Outcome outcome;
};

struct CheckResult {
  std::vector<Diagnostic> diagnostics;  // by position, then level, then rule id
  std::vector<RuleResult> results;      // one per rule and report part
  std::vector<const Rule*> review;      // review questions that apply (for --review)
};

// Judges every report of the document. Parts of other kinds than main() are judged too (a preliminary and a full
// report in one comment). A rule that throws becomes a diagnostic with rule "internal-error", not a crash.
CheckResult run_rules(const report::Document& document, const Context& context, const guidelines::Version& version);

}  // namespace candor::rules
