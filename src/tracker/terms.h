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
  std::vector<std::string_view> names = {};  // of attachments: found by a search for them, and telling nothing
};

Terms terms_of(const Telling& telling);

// The terms, all sections of policies that the texts name, and the words it is found by, in one reading.
struct Told {
  Terms terms;
  std::set<PolicyReference> references;
  std::string
      words;  // each once, folded, in plain letters, a space between: at most half a megabyte, and long ones cut
};
Told told_of(const Telling& telling);

// Bytes. PostgreSQL takes words of 2 KB, and a megabyte of them in all.
inline constexpr size_t kLongestFoundWord = 64;

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
