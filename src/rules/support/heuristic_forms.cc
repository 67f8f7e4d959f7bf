#include "rules/support/heuristic_forms.h"

#include <algorithm>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

bool says_impossible(const Words& words) {
  static const Patterns kImpossible(
      "nobody|none|nothing ~ tell|tells|distinguish*|see|sees|recogni*|find|shows; not|no ~ trace|difference|mark|sign|"
      "distinguish*|told ~ in|from|between; looks|look ~ same|alike; not possible|feasible|practical|practicable; "
      "impossible|infeasible; cannot|can't; can not; not ~ "
      "able|derivable|determinable|identifiable|visible|detectable|recognisable|recognizable; no|without ~ "
      "heuristic|way|means|external|public|query|rule|criterion; unable; only ~ internal|ca|we ~ "
      "know*|tell|see|identify|data|records|logs; nothing in|on ~ certificate*; not ~ "
      "assemble|derive|reproduce|reconstruct|identify|determine|tell|find");
  return kImpossible.in(words);
}

bool says_full_corpus(const Words& words) {
  static const Patterns kFull(
      "everything|all|corpus|set ~ appendix|attach*|below|csv|list; full|complete disclosure|listing; "
      "form|option|variant|case 3|three; third form|option; "
      "full|complete|entire|whole ~ corpus|set|list|listing|population; all|every|each ~ "
      "appendix|attach*|listed|disclosed|included|contained|csv|spreadsheet|provided; all of them|these ~ "
      "appendix|attach*|list*|disclosed; appendix|attachment|attached|csv|list|file ~ "
      "all|full|complete|every|each|entire|has|contains; listed|disclosed|enumerated|provided|included|given in ~ "
      "appendix|attach*; see ~ appendix|attach*; appendix has");
  return kFull.in(words);
}

// Signs of a rule: a date, an issuer, an attribute or OID, a pattern, a relative clause that narrows the set.
int count_signals(const Input& in, const report::Field& field, const Words& words) {
  static const RE2 kAttribute(
      "[a-z]{2,}[A-Z][A-Za-z]+|\\b\\d+(?:\\.\\d+){4,}\\b|(?i)\\bid-[a-z]+-|\\b(?:CN|O|OU|L|ST|C)\\s*=");
  static const RE2 kPattern("`|\"[^\"]+\"|\\^|\\$|\\bregex|sha-?256", RE2::Quiet);
  static const Patterns kClause(
      "whose|where|containing|contain|contains|contained|lacking|lack|lacks|without|carrying|carry|including|include|"
      "having|missing|bearing|matching|match*|equal*|begins|ends; with|that|which ~ "
      "a|an|the|no|serial|validity|extension|field|attribute|value|oid|key|subject|san|name|expired|longer|more|were|"
      "was|is|are|have|has");
  static const Patterns kIssuer(
      "issued|signed ~ by|from|under|between|before|after|since|until|on|in|using|via|through|with; issuing ca|cas; "
      "issuer; chain*|subordinate|intermediate");
  static const Patterns kAttributeWord(
      "oid|extension*|subject|san|eku|keyusage|serial|serialnumber|aia|crldp|policy|policies|validity|key|spki|dns|url|"
      "wildcard|cps|crt.sh|profile|rsa|ecdsa|organization|organisation|locality|state|country");
  int signals = 0;
  signals += in.report.stamp_in(field.value.span) != nullptr ? 1 : 0;
  const std::string text = straighten(field.value.text);
  signals += RE2::PartialMatch(text, kAttribute) ? 1 : 0;
  signals += RE2::PartialMatch(text, kPattern) ? 1 : 0;
  signals += kClause.in(words) ? 1 : 0;
  signals += kIssuer.in(words) ? 1 : 0;
  signals += kAttributeWord.in(words) ? 1 : 0;
  // "In the period of the incident, mainly to customers of": nobody can apply that.
  static const Patterns kVague(
      "period|time|duration|course|window of ~ incident|problem|issue; "
      "mainly|mostly|usually|typically|largely|generally|"
      "some|several|certain ~ customers|subscribers|users|cases|products; "
      "long|short|wrong|strange|special|unusual|certain ~ name|names|value|values|field|fields|characters");
  return kVague.in(words) ? std::max(signals - 1, 0) : signals;
}

bool only_points_elsewhere(const Words& words) {
  static const Patterns kPointer(
      "see|refer*|described|explained|reported|given|as|same ~ bug|comment|report|incident|ticket|above|below; bug");
  return words.size() <= 12 && kPointer.in(words);
}

}  // namespace

HeuristicForms read_heuristic(const Input& in, const report::Field& field) {
  const Words& words = words_of(in, field.value.span);
  HeuristicForms forms;
  forms.impossible = says_impossible(words);
  // A bare form number is common: "3" or "(3)".
  forms.full_corpus = says_full_corpus(words) || (words.size() == 1 && words[0] == "3");
  forms.rule_signals = count_signals(in, field, words);
  forms.pointer = !forms.impossible && !forms.full_corpus && only_points_elsewhere(words);
  return forms;
}

}  // namespace candor::rules
