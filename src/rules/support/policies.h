// Policy documents cited in prose: which ones, and whether a version and a section stand near each.
#pragma once

#include <string>
#include <vector>

#include "rules/support/words.h"

namespace candor::rules {

struct PolicyMention {
  size_t word = 0;   // index of the name's first word
  std::string name;  // as written, folded: "tls baseline requirements"
  bool version = false;
  bool section = false;
};

// Mentions in order. A name's version and sections are looked for up to the next name; before the first name too
// ("section 4.9.1 of the Baseline Requirements").
std::vector<PolicyMention> find_policies(const Words& words);

// How many version and section marks the text holds in all, wherever they stand.
struct PolicyMarks {
  size_t versions = 0;
  size_t sections = 0;
};
PolicyMarks find_policy_marks(const Words& words, size_t from = 0, size_t to = std::string_view::npos);

// A word that can only mean some rule book ("our policy", "the guidelines"), without naming one.
bool speaks_of_policy(const Words& words);

}  // namespace candor::rules
