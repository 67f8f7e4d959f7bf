// The check common to the three dates of the Timeline summary: the label is there and its value is a date, N/A, or
// for the end an expected date.
#pragma once

#include <string_view>

#include "rules/rule.h"

namespace candor::rules {

void check_date_field(const Input& in, Sink& out, std::string_view label, std::string_view requirement);

}  // namespace candor::rules
