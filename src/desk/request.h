// What the user asked of a check, made from words (flags, form fields) and validated once for all files.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "desk/appendix.h"
#include "desk/bug_file.h"
#include "guidelines/version.h"
#include "report/report.h"
#include "rules/context.h"

namespace candor::desk {

// As written by the user; empty means not given.
struct CheckWords {
  std::string guidelines = "";  // a version, or auto
  std::string as_of = "";
  std::string kind = "";
  std::string title = "";
  std::string whiteboard = "";
  std::string opened = "";
  std::string reporter = "";
  std::string bug_name = "";  // name and content of --bug
  std::string bug_json = "";
};

struct CheckRequest {
  const guidelines::Version* version = nullptr;  // asked for; null: choose per report
  std::optional<Instant> as_of;
  std::optional<report::Kind> kind;
  std::string title;
  std::string whiteboard;
  std::optional<Instant> opened;
  rules::Reporter reporter = rules::Reporter::unknown;
  std::optional<BugFile> bug;
  Instant now;
  std::vector<Appendix> appendices;  // given, for every report of the run
  // Listings for the report in this file; empty: do not look. Called on several threads when reports are checked so.
  std::function<Appendices(const std::string& file, const SourceText&)> find_appendices;
};

// One sentence for the first word that cannot be understood: unknown version, date that is none or lies after now, ...
Result<CheckRequest> make_request(const CheckWords& words, Instant now);

// "auto" gives null.
Result<const guidelines::Version*> choose_named_version(const std::string& name);

}  // namespace candor::desk
