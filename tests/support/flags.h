// The .flags file of a fixture: the same context that command line flags give.
#pragma once

#include <filesystem>
#include <optional>

#include "base/result.h"
#include "guidelines/version.h"
#include "report/report.h"
#include "rules/context.h"

namespace candor::fixture {

struct Flags {
  const guidelines::Version* version = nullptr;  // never null after read_flags()
  std::optional<report::Kind> kind;
  rules::Context context;
};

// A missing file means no flags. Fails on an unknown key or a value that cannot be read.
Result<Flags> read_flags(const std::filesystem::path& path);

}  // namespace candor::fixture
