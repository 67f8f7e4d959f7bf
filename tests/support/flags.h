// The .flags file of a fixture: the same words that the command line gives.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "desk/request.h"

namespace candor::fixture {

// What a fixture is judged by when its flags name neither a version nor a day.
enum class Otherwise { latest_version, as_the_report_reads };

// A missing file means no flags. Fails on an unknown key or a value that cannot be read.
Result<desk::CheckRequest> read_flags(const std::filesystem::path& path, Otherwise otherwise);

}  // namespace candor::fixture
