// What is said about rules and requirements, in the terminal and in the generated pages alike.
#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "guidelines/diff.h"
#include "rules/rule.h"

namespace candor::cli {

// A rule in one version: its strongest requirement there, the first of equals.
struct Standing {
  const guidelines::Version* version;
  const guidelines::InForce* strongest;
};

// In the versions where at least one of the rule's requirements is in force, oldest first.
std::vector<Standing> standings(const rules::Rule& rule);
// Of a requirement alone.
std::vector<Standing> standings(std::string_view requirement);

// "MUST in 3.0 to 3.2, SHOULD in 2.0": strongest first.
std::string levels_text(const std::vector<Standing>& standings);

// The rule that decides a requirement: a coded one, else its review question.
const rules::Rule& rule_for(const guidelines::Requirement& requirement);

std::vector<std::string_view> kind_names(unsigned mask);
std::string_view family(std::string_view id);  // "title" of "title-ca-owner-prefix"

// "decided mechanically", "decided by a heuristic", "left to a person".
std::string_view how_decided(rules::Decided decided);

// How many requirements of a version are decided how; by what the rules do, not by what they could.
struct Coverage {
  int mechanical = 0;
  int heuristic = 0;
  int human = 0;
  int total() const { return mechanical + heuristic + human; }
};
Coverage coverage(const guidelines::Version& version);

// How many requirements of a version stand at MAY, SHOULD, MUST.
std::array<int, 3> level_counts(const guidelines::Version& version);

// "effective 2026-03-20", or "never in force, text of 2022-11-11".
std::string dates_text(const guidelines::Version& version);

// Words wrapped at width, every line after `indent` blanks, with a final line feed.
std::string wrapped(std::string_view text, size_t indent, size_t width);

nlohmann::ordered_json to_json(const rules::Rule& rule, const guidelines::Version* only);
nlohmann::ordered_json to_json(const guidelines::Version& version, bool with_requirements);
nlohmann::ordered_json to_json(const guidelines::Requirement& requirement);
nlohmann::ordered_json to_json(const guidelines::Difference& difference);

}  // namespace candor::cli
