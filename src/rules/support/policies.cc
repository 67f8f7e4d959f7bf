#include "rules/support/policies.h"

#include <algorithm>

namespace candor::rules {

namespace {

const Patterns& names() {
  static const Patterns kNames(
      "baseline requirement*; br|brs|tbr|tlsbr|sbr|smbr|csbr|csbrs|smimebr|smimebrs; ev "
      "guideline*; evg|evgs|evgl|evcg; extended validation; network ~ security; ncssr|ncssrs|nsr|"
      "nsrs|netsec; ccadb policy; root store|program|certificate policy|requirement*; mrsp|crpp; "
      "root program*; trusted root; cps|cp|tspps|cpcps; certificate|certification practice*; "
      "practice statement*; certificate|certification policy|policies; rfc*; etsi|webtrust|eidas|"
      "iso; code signing; bylaws; incident reporting guideline*; acme");
  return kNames;
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

// Number of dot-separated parts of "4.9.1.1"; 0 when the word is no such number.
size_t parts(std::string_view word) {
  if (word.empty() || !digit(word.front())) return 0;
  const bool numeric = std::all_of(word.begin(), word.end(), [](char c) { return digit(c) || c == '.'; });
  return numeric ? static_cast<size_t>(std::count(word.begin(), word.end(), '.')) + 1 : 0;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool section_word(std::string_view word) {
  return one_of(word,
                {"section", "sections", "sec",     "sect",        "subsection", "subsections", "clause", "clauses",
                 "chapter", "chapters", "article", "paragraph",   "paragraphs", "appendix",    "annex",  "item",
                 "table",   "part",     "req",     "requirement", "principle",  "criterion",   "s"});
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), digit);
}

// "section 4.9.1", "sections 2.g", "appendix B", "\u00a77.1".
bool section_at(const Words& words, size_t at) {
  const std::string_view word = words[at];
  if (word.starts_with("\xC2\xA7")) return true;
  if (section_word(word) && at + 1 < words.size()) {
    const std::string_view next = words[at + 1];
    return has_digit(next) || next.starts_with("\xC2\xA7") || next.size() == 1;
  }
  // A bare number is a section by its shape: deep, or beginning higher than any document's version does.
  const size_t depth = parts(word);
  const bool by_shape = depth >= 4 || (depth >= 2 && (word.front() >= '4' || (digit(word[1]) && depth >= 3)));
  // "Example CPS 4.2, section 3.1.1": a version, for the section comes behind it.
  const bool after_name =
      at > 0 && at + 1 < words.size() && depth == 2 && section_word(words[at + 1]) &&
      one_of(words[at - 1], {"cps", "cp", "br", "brs", "requirements", "guidelines", "policy", "statement"});
  if (after_name) return false;
  const bool after_version =
      at > 0 && one_of(words[at - 1], {"version", "v", "ver", "rev", "release", "rfc", "en", "ts"});
  return by_shape && !after_version;
}

bool version_at(const Words& words, size_t at) {
  const std::string_view word = words[at];
  if (word.size() >= 2 && word.front() == 'v' && digit(word[1])) return true;
  if (word.starts_with("rfc") && (word.size() > 3 || (at + 1 < words.size() && parts(words[at + 1]) == 1))) return true;
  if (one_of(word, {"version", "versions", "v", "ver", "rev", "revision", "release", "edition"})) {
    return at + 1 < words.size() && has_digit(words[at + 1]);
  }
  if (one_of(word, {"dated", "effective"})) return at + 1 < words.size();
  if (word.size() == 4 && word.starts_with("20") && parts(word) == 1) return true;  // a date or an edition's year
  const size_t depth = parts(word);
  // Some number their CPS without a dot: "Example CPS 11, section 9.12".
  if (depth == 1 && word.size() <= 3 && at > 0 && one_of(words[at - 1], {"cps", "cp"})) return true;
  const bool in_section_list = at > 0 && (section_word(words[at - 1]) || parts(words[at - 1]) > 0 ||
                                          one_of(words[at - 1], {"and", "or", "to", "through"}));
  return (depth == 2 || depth == 3) && word.front() <= '9' && !in_section_list && !section_at(words, at);
}

// The name with what stands before it in the same sentence: "example cps", "tls baseline requirements".
std::string name_at(const Words& words, size_t at) {
  const bool qualified = at > 0 && words.sentence(at - 1) == words.sentence(at) &&
                         !one_of(words[at - 1], {"and", "or", "the", "of", "our"}) && !has_digit(words[at - 1]);
  const std::string_view last = words[std::min(at + 1, words.size() - 1)];
  const bool two = at + 1 < words.size() && words.sentence(at + 1) == words.sentence(at) && !section_word(last) &&
                   !has_digit(last) && !one_of(last, {"and", "or", "version", "v"});
  return std::string(words.text(qualified ? at - 1 : at, two ? at + 2 : at + 1));
}

}  // namespace

PolicyMarks find_policy_marks(const Words& words, size_t from, size_t to) {
  PolicyMarks marks;
  to = std::min(to, words.size());
  for (size_t at = from; at < to; ++at) {
    const bool section = section_at(words, at);
    const bool version = version_at(words, at);
    marks.sections += section ? 1 : 0;
    marks.versions += version ? 1 : 0;
    // "section 7.1.2" and "version 2.2.5" are one mark each.
    if ((section || version) && !has_digit(words[at])) ++at;
  }
  return marks;
}

std::vector<PolicyMention> find_policies(const Words& words) {
  std::vector<PolicyMention> found;
  for (auto at = names().find(words); at; at = names().find(words, *at + 1)) {
    // "CP/CPS", "EV Guidelines (Guidelines for ... Extended Validation)": one document under two names.
    const bool same = !found.empty() && find_policy_marks(words, found.back().word, *at).sections == 0 &&
                      find_policy_marks(words, found.back().word, *at).versions == 0 && *at - found.back().word <= 8;
    if (!same) found.push_back({*at, name_at(words, *at), false, false});
  }
  for (size_t i = 0; i < found.size(); ++i) {
    const size_t from = i == 0 ? 0 : found[i].word;
    const size_t to = i + 1 < found.size() ? found[i + 1].word : words.size();
    const PolicyMarks marks = find_policy_marks(words, from, to);
    found[i].version = marks.versions > 0;
    found[i].section = marks.sections > 0;
  }
  return found;
}

bool speaks_of_policy(const Words& words) {
  static const Patterns kPolicy(
      "polic*; requirement*; guideline*; standard*; practice*; statement*; rules|rule; "
      "regulation*; specification*; profile; criteria; ballot*");
  return kPolicy.in(words);
}

}  // namespace candor::rules
