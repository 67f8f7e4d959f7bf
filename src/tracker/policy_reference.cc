#include "tracker/policy_reference.h"

#include <algorithm>
#include <array>
#include <memory>
#include <re2/re2.h>

#include "base/fold.h"

namespace candor::tracker {

namespace {

struct Name {
  std::string_view document;
  std::string_view initials;  // of what `pattern` matches: others need not be tried
  std::string_view pattern;
};

// The longer names first: "S/MIME BR" is not the TLS Baseline Requirements.
constexpr auto kNames = std::to_array<Name>({
    {"SMIME BR", "s", R"(s/?mime (?:brs?|baseline requirements)|sbrs?|smbrs?)"},
    {"CS BR", "c", R"(code[- ]signing (?:brs?|baseline requirements)|cs ?brs?)"},
    {"EVG", "e", R"(evgs?|evcg|ev (?:ssl )?guidelines|extended validation guidelines)"},
    {"BR", "bct", R"((?:tls )?brs?|tbrs?|tls baseline requirements|(?:ca/b(?:rowser)? forum )?baseline requirements)"},
    {"NSR", "n", R"(ncssrs?|nsrs?|network (?:and certificate system )?security requirements)"},
    {"MRSP", "m", R"(mrsp|mozilla(?:'s)? (?:root store |ca )?policy)"},
    {"CCADB", "c", R"(ccadb policy)"},
    {"Chrome", "c", R"(chrome root (?:program|store) policy)"},
    {"Apple", "a", R"(apple root (?:certificate )?program policy)"},
    {"EN", "e", R"(en 3\d\d ?\d\d\d(?:-\d)?)"},
    {"RFC", "r", R"(rfc ?\d{4})"},
    {"CPS", "c", R"(cp/cps|cps|certification practice statement|certificate policy)"},
});

std::string all_names() {
  std::string pattern;
  for (const Name& name : kNames) {
    pattern += pattern.empty() ? "" : "|";
    pattern += name.pattern;
  }
  return pattern;
}

std::string document_of(const std::string& written) {
  static const std::vector<std::unique_ptr<RE2>> kPatterns = [] {
    std::vector<std::unique_ptr<RE2>> all;
    all.reserve(kNames.size());
    for (const Name& name : kNames) all.push_back(std::make_unique<RE2>(std::string(name.pattern)));
    return all;
  }();
  for (size_t i = 0; i < kNames.size(); ++i) {
    const auto& [document, initials, pattern] = kNames.at(i);
    if (written.empty() || initials.find(written.front()) == std::string_view::npos) continue;
    if (!RE2::FullMatch(written, *kPatterns[i])) continue;
    if (document != "RFC" && document != "EN") return std::string(document);
    std::string number = written;
    std::erase(number, ' ');
    return std::string(document) + " " + number.substr(document.size());
  }
  return "";
}

// A document's name, of all of them.
const RE2& name_pattern() {
  static const RE2 kPattern("\\b(?:" + all_names() + ")\\b");
  return kPattern;
}

// As \b sees it.
bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || c == '_';
}

bool continues(std::string_view text, size_t at) {
  return at < text.size() && is_letter_or_digit(text[at]);
}

// Where the next dotted number stands, "7.1": without one there is no reference.
size_t find_dotted(std::string_view text, size_t from) {
  for (size_t dot = text.find('.', from + 1); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
    if (dot + 1 < text.size() && is_digit(text[dot - 1]) && is_digit(text[dot + 1])) return dot;
  }
  return std::string_view::npos;
}

constexpr size_t kMostParts = 6;   // of a number
constexpr size_t kMostDigits = 2;  // of each part
constexpr size_t kMostBetween = 40;
constexpr size_t kLongestName = 64;
constexpr size_t kBefore = 160;  // a number may be called a section so far before it

// How many digits stand there, 0 when they are more than a part may have.
size_t digits_at(std::string_view text, size_t at) {
  size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count <= kMostDigits ? count : 0;
}

// The number whose first full stop is at `dot`: "7.1.2.7". Empty when it is none, as in a date or an address.
std::string_view number_around(std::string_view text, size_t from, size_t dot) {
  size_t begin = dot;
  while (begin > from && is_digit(text[begin - 1])) --begin;
  const bool begins = begin == from || !is_letter_or_digit(text[begin - 1]);
  if (!begins || dot - begin > kMostDigits) return {};
  size_t end = 0;
  for (size_t part = 1, at = dot; part < kMostParts && at < text.size() && text[at] == '.'; ++part) {
    const size_t digits = digits_at(text, at + 1);
    if (digits == 0 || continues(text, at + 1 + digits)) break;
    end = at = at + 1 + digits;
  }
  return end == 0 ? std::string_view() : text.substr(begin, end - begin);
}

// Without "section", "sect." or the section sign, and a blank, at its end.
std::string_view without_section(std::string_view text) {
  if (text.ends_with(' ')) text.remove_suffix(1);
  if (text.ends_with("\xC2\xA7")) {
    while (text.ends_with("\xC2\xA7")) text.remove_suffix(2);
    return text;
  }
  for (const std::string_view word : {"sections", "section", "sect.", "sect", "sec.", "sec", "clause", "chapter"}) {
    if (!text.ends_with(word)) continue;
    const std::string_view rest = text.substr(0, text.size() - word.size());
    return rest.empty() || !is_letter_or_digit(rest.back()) ? rest : text;
  }
  return text;
}

// The first document named in what stands before a number, a few words between at most and no sentence's end.
std::string_view name_before(std::string_view text) {
  const std::string_view lead = without_section(text);
  size_t last = lead.size();  // where the name may end at the earliest
  for (size_t between = 0; last > 0 && between < kMostBetween; --last) {
    const auto c = static_cast<unsigned char>(lead[last - 1]);
    if (c == '.' || c == ';' || c == '|') break;
    if ((c & 0xC0U) != 0x80U) ++between;
  }
  size_t at = last > kLongestName ? last - kLongestName : 0;
  re2::StringPiece name;
  const re2::StringPiece all(text.data(), text.size());
  while (name_pattern().Match(all, at, text.size(), RE2::UNANCHORED, &name, 1)) {
    const auto end = static_cast<size_t>(name.data() + name.size() - text.data());
    if (end > lead.size()) return {};
    if (end >= last) return {name.data(), name.size()};
    at = end;
  }
  return {};
}

// "7.1.2 of the Baseline Requirements".
std::string_view name_behind(std::string_view text) {
  for (const char mark : {'.', ')', ','}) {
    if (text.starts_with(mark)) text.remove_prefix(1);
  }
  if (!text.starts_with(" of ") && !text.starts_with(" in ")) return {};
  text.remove_prefix(4);
  static const RE2 kPattern("(?:the |our |its )?(?:cabf |ca/b forum |tls )?(" + all_names() + R"()\b)");
  const re2::StringPiece all(text.data(), text.size());
  std::array<re2::StringPiece, 2> found;
  if (!kPattern.Match(all, 0, text.size(), RE2::ANCHOR_START, found.data(), 2)) return {};
  return {found[1].data(), found[1].size()};
}

void add(std::vector<PolicyReference>& all, std::string_view matched, const std::string& written,
         const std::string& section) {
  const std::string document = document_of(written);
  // A bare number such as a version or a size counts only when the text calls it a section.
  const bool named = matched.find("sec") != std::string_view::npos ||
                     matched.find("\xC2\xA7") != std::string_view::npos ||
                     matched.find("clause") != std::string_view::npos;
  const bool deep = std::ranges::count(section, '.') >= 2;
  if (document.empty() && !named && !deep) return;
  PolicyReference reference{document, section};
  if (std::ranges::find(all, reference) == all.end()) all.push_back(std::move(reference));
}

}  // namespace

std::vector<PolicyReference> policy_references(std::string_view text) {
  return references_in_folded(fold(text));
}

std::vector<PolicyReference> references_in_folded(std::string_view lower) {
  std::vector<PolicyReference> all;
  size_t read = 0;  // up to here it belongs to earlier references
  for (size_t dot = find_dotted(lower, 0); dot != std::string_view::npos;
       dot = find_dotted(lower, std::max(read, dot))) {
    const std::string_view number = number_around(lower, read, dot);
    if (number.empty()) continue;
    const auto at = static_cast<size_t>(number.data() - lower.data());
    const size_t from = std::max(read, at > kBefore ? at - kBefore : 0);
    const std::string_view before = name_before(lower.substr(from, at - from));
    const std::string_view behind = name_behind(lower.substr(at + number.size(), kBefore));
    read = behind.empty() ? at + number.size() : static_cast<size_t>(behind.data() + behind.size() - lower.data());
    add(all, lower.substr(from, read - from), std::string(before.empty() ? behind : before), std::string(number));
  }
  return all;
}

PolicyReference parse_policy_reference(std::string_view words) {
  std::string lower = fold(words);
  std::string section;
  static const RE2 kSection(R"((?:^|\s|section |\x{A7} ?)(\d{1,2}(?:\.\d{1,2})*)$)");
  if (RE2::PartialMatch(lower, kSection, &section)) {
    lower.resize(lower.size() - section.size());
    static const RE2 kWord(R"(\s*(?:section|\x{A7})?\s*$)");
    RE2::Replace(&lower, kWord, "");
  }
  std::string document = document_of(std::string(trim(lower)));
  return {document.empty() ? std::string(trim(lower)) : document, section};
}

}  // namespace candor::tracker
