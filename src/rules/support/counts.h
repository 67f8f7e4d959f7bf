// Numbers that reports state in prose: how many certificates, how many of anything.
#pragma once

#include <optional>

#include "rules/rule.h"
#include "rules/support/words.h"

namespace candor::rules {

struct Count {
  long long value = 0;
  size_t word = 0;        // index of the number
  bool open = false;      // "at least 4", "about 120", "more than 9": not meant to be exact
  bool of_total = false;  // preceded by "all", "of the", "total of": speaks of a set known already
};

// The first number of certificates or precertificates in the text ("74 OV certificates", "certificates: 74",
// "seven (7) certificates"), or nothing. Versions, sections, years and "3 of 45 samples" are not counts.
std::optional<Count> certificate_count(const Words& words, size_t from = 0);

// Some number with a unit behind it: "11 CRLs", "1,904,226 requests", "0.9 % of downloads", "31 h".
bool counts_something(const Words& words);
// The same, of things only: "30 days" or "41 hours" tell how long and not how much.
bool counts_objects(const Words& words);

// The text says that no certificate is affected.
bool says_no_certificate_affected(const Words& words);

// What the report's fields and text say of the number of certificates affected.
struct Affected {
  std::optional<long long> total;  // of the field, when it begins with a number
  bool not_applicable = false;     // the field says N/A
  bool any() const { return total.value_or(0) > 0; }
  bool none() const { return not_applicable || total == 0; }
};
Affected affected_certificates(const Input& in);

}  // namespace candor::rules
