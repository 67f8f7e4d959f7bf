// The use case behind `candor check`: bytes of a report and what is known around it, to diagnostics.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "desk/input.h"
#include "desk/request.h"
#include "report/report.h"
#include "rules/engine.h"

namespace candor::desk {

// One judged report file. Owns the text all spans point into.
struct Checked {
  std::string file;  // as the user named it
  report::Document document;
  const guidelines::Version* version = nullptr;  // never null
  std::string chosen_because;                    // why this version, in words
  std::optional<Instant> as_of;                  // when it was posted, when known
  rules::Context context;
  std::vector<Appendix> appendices;  // without their listings' rows: those are in context.listings
  std::vector<std::string> remarks;  // what else the user should know, a sentence each
  rules::CheckResult result;
};

// Judges text that was accepted. Pure but for request.find_appendices.
Checked check_text(const TextFile& file, const CheckRequest& request);

// accept_text, then check_text.
Result<Checked> check_bytes(const std::string& name, std::string bytes, const CheckRequest& request);

int count_level(const rules::CheckResult& result, guidelines::Level level);

}  // namespace candor::desk
