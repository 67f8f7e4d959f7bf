// Words of the command line that name something: found, or refused with a hint at what was meant.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/result.h"
#include "guidelines/version.h"
#include "report/report.h"

namespace candor::cli {

Result<const guidelines::Version*> version_named(std::string_view word);
Result<report::Kind> kind_named(std::string_view word);
// The id of a rule or a requirement.
Result<std::string> reference_named(std::string_view word);
// One of the values an option takes.
Result<std::string> one_of(std::string_view option, std::string_view word, std::initializer_list<std::string_view> set);

}  // namespace candor::cli
