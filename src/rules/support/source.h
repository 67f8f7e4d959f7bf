// The value of "Source of incident disclosure".
#pragma once

#include <string_view>

namespace candor::rules {

enum class SourceValue { none, self, third_party, audit };
std::string_view to_string(SourceValue value);

struct Source {
  SourceValue value = SourceValue::none;
  bool more = false;  // other words stand behind the value
};

// Tolerates case, hyphens, emphasis and punctuation around the value.
Source read_source(std::string_view text);

}  // namespace candor::rules
