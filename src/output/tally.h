// The figures of the last line: how many files, how many diagnostics at each level.
#pragma once

#include <string>

#include "desk/check.h"

namespace candor::output {

struct Tally {
  int files = 0;
  int failed = 0;  // could not be checked
  int clean = 0;   // without any diagnostic shown
  int must = 0;
  int should = 0;
  int may = 0;

  void count(const rules::CheckResult& result, guidelines::Level least);
  std::string levels() const;    // "2 MUST, 5 SHOULD", or "nothing falls short"
  std::string sentence() const;  // "3 files: 2 MUST, 5 SHOULD, 1 clean"
};

}  // namespace candor::output
