// The analyses of causes a report holds: one in a full report, one per finding or issue in an audit report; and its
// contributing factors.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace candor::rules {

// "contributing factor 2": by its number, else by its place.
std::string name_factor(const Input& in, const report::Factor& factor);
// The number a reference means: the factor's own, or its place (from 1) when it has none.
int number_of(const Input& in, const report::Factor& factor);

// Values of the factor's fields and its title, folded.
std::string factor_prose(const Input& in, const report::Factor& factor);
// Value of one field of the factor, folded; empty when missing.
std::string factor_field(const Input& in, const report::Factor& factor, std::string_view label);

struct Analysis {
  const report::Section* section;  // headed Root Cause Analysis, topic 6, or Root Cause of Issue
  std::string prose;               // its body, folded
};
std::vector<Analysis> analyses(const Input& in);

// Paragraphs of an analysis in prose that open a cause of their own: "The second condition: ...", "*Parking.* ...".
// Those that begin with how things escaped detection or worked together are none.
std::vector<Span> cause_paragraphs(const Input& in, const Analysis& analysis);

}  // namespace candor::rules
