#include "rules/support/counts.h"

#include <algorithm>

#include "rules/support/fields.h"
#include "rules/support/labels.h"

namespace candor::rules {

namespace {

constexpr size_t kReach = 4;

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// A word before a number that makes it a name and not an amount.
bool names(std::string_view before) {
  return one_of(before, {"version", "v",       "section",   "sections", "bug",      "comment", "rfc",   "question",
                         "topic",   "release", "ballot",    "issue",    "finding",  "factor",  "cause", "clause",
                         "chapter", "id",      "january",   "february", "march",    "april",   "may",   "june",
                         "july",    "august",  "september", "october",  "november", "december"});
}

bool open_ended(const Words& words, size_t number) {
  static const Patterns kOpen(
      "at least; about; approximately; around; roughly; more than; over; up to; some; estimated; "
      "circa; nearly; almost; so far; another; further; additional; other");
  const auto found = kOpen.find(words, number >= 3 ? number - 3 : 0, std::min(number + 1, words.size()));
  return found.has_value();
}

bool of_known_set(const Words& words, size_t number) {
  return number > 0 && one_of(words[number - 1], {"all", "the", "of", "these", "those", "remaining", "other"});
}

bool year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
}

// The number at `at` counts certificates: the noun follows within a few words and no other number comes between.
bool counts_certificates(const Words& words, size_t at) {
  const size_t end = std::min(words.size(), at + 1 + kReach);
  for (size_t i = at + 1; i < end && words.sentence(i) == words.sentence(at); ++i) {
    if (words[i].starts_with("certificate") || words[i].starts_with("precertificate") || words[i] == "certs")
      return true;
    if (one_of(words[i], {"of", "for", "in", "from", "and", "or", "with", "days", "hours", "minutes", "per"}))
      return false;
    if (i > at + 1 && number_of(words[i])) return false;
  }
  return false;
}

}  // namespace

std::optional<Count> certificate_count(const Words& words, size_t from) {
  for (size_t i = from; i < words.size(); ++i) {
    const auto value = spelled_number_of(words[i]);
    if (!value || (i > 0 && names(words[i - 1])) || (year(words[i]) && i > 0 && !of_known_set(words, i))) continue;
    if (words[i] == "one" || words.joined(i) || !counts_certificates(words, i)) continue;
    return Count{*value, i, open_ended(words, i), of_known_set(words, i)};
  }
  return std::nullopt;
}

namespace {

bool counts(const Words& words, std::initializer_list<std::string_view> except) {
  for (size_t i = 0; i < words.size(); ++i) {
    const bool digit = words[i].front() >= '0' && words[i].front() <= '9';
    if (!digit && (words[i] == "one" || !spelled_number_of(words[i]))) continue;
    if (words.joined(i) || (i > 0 && names(words[i - 1])) || year(words[i])) continue;
    if (i + 1 >= words.size()) continue;
    const std::string_view next = words[i + 1];
    const bool unit = next.front() < '0' || next.front() > '9';
    if (unit && !names(next) && !one_of(next, except)) return true;
  }
  return false;
}

}  // namespace

bool counts_something(const Words& words) {
  return counts(words, {"utc", "cet", "cest", "am", "pm", "gmt"});
}

bool counts_objects(const Words& words) {
  return counts(words, {"utc",   "cet",    "cest",    "am",     "pm",      "gmt",    "day",    "days", "hour",
                        "hours", "minute", "minutes", "second", "seconds", "month",  "months", "year", "years",
                        "week",  "weeks",  "bit",     "bits",   "bytes",   "octets", "h",      "min"});
}

bool says_no_certificate_affected(const Words& words) {
  static const Patterns kNone(
      "no|none|zero|0|not ~ certificate*|precertificate* ~ affect*|involved|impact*|concern*|"
      "misissued|wrong; certificate* ~ not ~ affect*|involved|impact*|concern*; no certificates|"
      "certificate; certificates themselves");
  return kNone.in(words);
}

Affected affected_certificates(const Input& in) {
  Affected found;
  const report::Field* field = find_field(in.report.fields, label::kTotal);
  if (field == nullptr || field->value.empty()) return found;
  found.not_applicable = report::says_not_applicable(field->value.text);
  if (!found.not_applicable) found.total = report::parse_count(field->value.text);
  return found;
}

}  // namespace candor::rules
