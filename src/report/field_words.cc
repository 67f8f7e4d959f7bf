// Reading what people write into fields.
#include <algorithm>
#include <array>

#include "base/fold.h"
#include "report/report.h"

namespace candor::report {

namespace {

// Bytes of the digits and thousands marks that `text` begins with. "1,406" "10.118" "10 118" "10'118"; a mark counts
// only between groups of three.
size_t number_length(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == 0 || at > 3) return at;
  while (at + 3 < text.size() && std::string_view(",. '").find(text[at]) != std::string_view::npos) {
    const std::string_view group = text.substr(at + 1, 3);
    const bool three = std::all_of(group.begin(), group.end(), is_digit);
    if (!three || (at + 4 < text.size() && is_digit(text[at + 4]))) break;
    at += 4;
  }
  return at;
}

std::optional<long long> to_number(std::string_view text) {
  long long value = 0;
  int digits = 0;
  for (const char c : text) {
    if (!is_digit(c)) continue;
    if (++digits > 17) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return digits > 0 ? std::optional<long long>(value) : std::nullopt;
}

std::optional<long long> number_word(std::string_view text) {
  static constexpr std::array<std::string_view, 21> kWords = {
      "zero",     "one",     "two",     "three",     "four",     "five",     "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
  size_t end = 0;
  while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
  const std::string_view word = text.substr(0, end);
  if (word == "no") return text.substr(end).starts_with(" certificate") ? std::optional<long long>(0) : std::nullopt;
  const auto found = std::find(kWords.begin(), kWords.end(), word);
  if (found == kWords.end()) return std::nullopt;
  return found - kWords.begin();
}

// Words and marks that may stand before a number.
std::string_view without_qualifier(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kQualifiers = {
      "approximately ", "approx. ", "about ",    "around ",   "exactly ", "up to ", "at least ",
      "a total of ",    "total: ",  "total of ", "in total ", "roughly ", "ca. ",   "total "};
  while (!text.empty() && std::string_view("*_~` (<>=").find(text.front()) != std::string_view::npos)
    text.remove_prefix(1);
  for (const std::string_view qualifier : kQualifiers) {
    if (text.starts_with(qualifier)) return text.substr(qualifier.size());
  }
  return text;
}

}  // namespace

bool says_not_applicable(std::string_view value) {
  const size_t first = value.find_first_not_of(" \t\r\n*");
  const bool ascii = first != std::string_view::npos && static_cast<signed char>(value[first]) >= 0;
  if (ascii && std::string_view("nN/").find(value[first]) == std::string_view::npos) return false;
  std::string text = fold(value);
  text.erase(std::remove(text.begin(), text.end(), '*'), text.end());
  static constexpr std::array<std::string_view, 7> kForms = {"n/a",  "n.a.", "n/a.", "na", "not applicable",
                                                             "none", "//"};
  for (const std::string_view form : kForms) {
    if (!text.starts_with(form)) continue;
    const std::string_view rest = std::string_view(text).substr(form.size());
    if (rest.empty()) return true;
    const bool word_goes_on = (rest[0] >= 'a' && rest[0] <= 'z') || is_digit(rest[0]) || rest[0] == '/';
    const bool whole_word = form == "none" || form == "na" || form == "//";
    if (!word_goes_on && (!whole_word || rest.find_first_not_of(". )") == std::string_view::npos)) return true;
  }
  return false;
}

std::optional<long long> parse_count(std::string_view value) {
  const std::string text = fold(value);
  const std::string_view rest = without_qualifier(text);
  if (const auto word = number_word(rest)) {
    return word;
  }
  const size_t length = number_length(rest);
  return length > 0 ? to_number(rest.substr(0, length)) : std::nullopt;
}

}  // namespace candor::report
