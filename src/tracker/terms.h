// The telling terms of a bug: what related bugs are likely to share. Each term is a letter for where it comes from, a
// colon and a word: "t:stateorprovincename" (title), "b:linter" (text), "g:ov-misissuance" (tag), "s:BR 7.1.2.7"
// (section of a policy), "n:1547691" (another bug it names), "o:digicert" (CA Owner).
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tracker/bug.h"
#include "tracker/policy_reference.h"

namespace candor::tracker {

using Terms = std::vector<std::string>;  // each once

// What is known about an incident, in a bug or in a report that is no bug yet.
struct Telling {
  std::string_view title;       // "CA Owner: Incident type"
  std::string_view whiteboard;  // its tags
  std::vector<std::string_view> texts;
};

Terms terms_of(const Telling& telling);

// The terms, and all sections of policies that the texts name, in one reading.
struct Told {
  Terms terms;
  std::set<PolicyReference> references;
};
Told told_of(const Telling& telling);

Telling telling_of(const BugRecord& record);  // points into it

// The words of terms as they were written: "certificat" to "certificates".
using SpokenWords = std::map<std::string, std::string, std::less<>>;
SpokenWords spoken_words(const Telling& telling);

// As the mirror keeps them: a tab between.
std::string join_terms(const Terms& terms);

// Words of a text that may tell something, in lower case, plurals and the commonest endings cut: "certificates with
// invalid countryName" gives certificate, invalid, countryname.
std::vector<std::string> telling_words(std::string_view text);

}  // namespace candor::tracker
