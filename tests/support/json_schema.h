// Validates JSON against the part of JSON Schema (drafts 4 and 2020-12) that our schema and SARIF's use. A keyword it
// does not know is reported as an error, so that a schema is never checked by half.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace candor::fixture {

// One line a breach: "/files/0/kind: not one of the allowed values". Empty when valid.
std::vector<std::string> validate(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace candor::fixture
