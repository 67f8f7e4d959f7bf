// Fixtures: a report exactly as it came (<name>.md), what goes with it (<name>.flags), and the diagnostics it is
// expected to bring (<name>.expect). The report itself carries no marks, so that it stays a real report.
//
// <name>.flags, one a line, `#` begins a comment line:
//   guidelines=3.2      judge by this version; default: the one in force at as-of
//   as-of=2026-04-02    when it was posted        kind=full             opened=2026-03-25T10:00Z
//   title=...           whiteboard=...            reporter=ca-owner|third-party
//   appendix=FILE       a listing beside the fixture, may be given often
//   bug=FILE            a bug in Bugzilla's REST shape beside the fixture
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "guidelines/version.h"
#include "support/flags.h"

namespace candor::fixture {

namespace fs = std::filesystem;

struct Fixture {
  fs::path report;  // the .md

  fs::path flags() const { return fs::path(report).replace_extension(".flags"); }
  fs::path expect() const { return fs::path(report).replace_extension(".expect"); }
  std::string name() const { return report.stem().string(); }
};

// One diagnostic, resolved to lines, so that it outlives the document.
struct Found {
  std::string listing;  // name of the listing it points into, else empty
  int line = 0;
  int column = 0;
  guidelines::Level level = guidelines::Level::may;
  std::string rule;
  std::string message;
  std::vector<std::string> requirements;

  std::string exact() const;   // "12:3 MUST rule-id message [requirement ...]"
  std::string coarse() const;  // "12 MUST rule-id"
};

// Every *.md of a folder, sorted by name.
std::vector<Fixture> fixtures_in(const fs::path& folder);

// Reads, judges, and returns what was found in order of position.
Result<std::vector<Found>> judge(const Fixture& fixture, Otherwise otherwise);

// Compares with the expectation, or rewrites it when the program was started with --update. Empty when equal;
// otherwise a readable difference. A missing expectation differs from an empty one.
std::string compare(const Fixture& fixture, const std::vector<std::string>& lines);

// True when --update is among the arguments of the test program; see main.cc.
bool updating();
void set_updating(bool on);

}  // namespace candor::fixture
