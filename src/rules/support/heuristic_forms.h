// The three forms an "Incident heuristic" may take.
#pragma once

#include "rules/rule.h"

namespace candor::rules {

struct HeuristicForms {
  int rule_signals =
      0;  // form 1: signs of a rule by which a third party can assemble the set (dates, issuer, attribute)
  bool impossible = false;   // form 2: says that this is not possible
  bool full_corpus = false;  // form 3: says that all certificates are disclosed
  bool pointer = false;      // nothing but a reference to another bug or comment

  bool any() const { return rule_signals >= 2 || impossible || full_corpus; }
};

HeuristicForms read_heuristic(const Input& in, const report::Field& field);

}  // namespace candor::rules
