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
  std::string_view pattern;
};

// The longer names first: "S/MIME BR" is not the TLS Baseline Requirements.
constexpr auto kNames = std::to_array<Name>({
    {"SMIME BR", R"(s/?mime (?:brs?|baseline requirements)|sbrs?|smbrs?)"},
    {"CS BR", R"(code[- ]signing (?:brs?|baseline requirements)|cs ?brs?)"},
    {"EVG", R"(evgs?|evcg|ev (?:ssl )?guidelines|extended validation guidelines)"},
    {"BR", R"((?:tls )?brs?|tbrs?|tls baseline requirements|(?:ca/b(?:rowser)? forum )?baseline requirements)"},
    {"NSR", R"(ncssrs?|nsrs?|network (?:and certificate system )?security requirements)"},
    {"MRSP", R"(mrsp|mozilla(?:'s)? (?:root store |ca )?policy)"},
    {"CCADB", R"(ccadb policy)"},
    {"Chrome", R"(chrome root (?:program|store) policy)"},
    {"Apple", R"(apple root (?:certificate )?program policy)"},
    {"EN", R"(en 3\d\d ?\d\d\d(?:-\d)?)"},
    {"RFC", R"(rfc ?\d{4})"},
    {"CPS", R"(cp/cps|cps|certification practice statement|certificate policy)"},
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
    if (!RE2::FullMatch(written, *kPatterns[i])) continue;
    const std::string_view document = kNames.at(i).document;
    if (document != "RFC" && document != "EN") return std::string(document);
    std::string number = written;
    std::erase(number, ' ');
    return std::string(document) + " " + number.substr(document.size());
  }
  return "";
}

// A dotted number behind the name of a document or the word section; or the number first, then its document.
const RE2& reference_pattern() {
  static const RE2 kPattern(
      "(?:\\b(" + all_names() +
      R"()\b[^\n.;|]{0,40}?)?(?:\b(?:sections?|sect?\.?|clause|chapter)|\xC2\xA7+)?\s?)"
      R"(\b(\d{1,2}(?:\.\d{1,2}){1,5})\b(?:\.?\)?,? (?:of|in) (?:the |our |its )?(?:cabf |ca/b forum |tls )?()" +
      all_names() + R"()\b)?)");
  return kPattern;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Where the next dotted number stands, "7.1": without one there is no reference.
size_t find_dotted(std::string_view text, size_t from) {
  for (size_t dot = text.find('.', from + 1); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
    if (dot + 1 < text.size() && is_digit(text[dot - 1]) && is_digit(text[dot + 1])) return dot;
  }
  return std::string_view::npos;
}

// The pattern is slow, most text holds no number: only the surroundings of one are looked at. They begin behind a blank
// and end before one, and reach further than the pattern can.
constexpr size_t kBefore = 160, kBehind = 160;

std::string_view around(std::string_view text, size_t from, size_t dot) {
  size_t begin = dot > from + kBefore ? dot - kBefore : from;
  if (begin > from) begin = std::min(text.find(' ', begin), dot);
  const size_t end = std::min(text.find(' ', dot + kBehind), text.size());
  return text.substr(begin, end - begin);
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
  std::string before, section, after;
  size_t read = 0;  // up to here it belongs to earlier references
  for (size_t dot = find_dotted(lower, 0); dot != std::string_view::npos;) {
    const std::string_view window = around(lower, read, dot);
    re2::StringPiece rest(window.data(), window.size());
    if (RE2::FindAndConsume(&rest, reference_pattern(), &before, &section, &after)) {
      add(all, window.substr(0, window.size() - rest.size()), before.empty() ? after : before, section);
      read = static_cast<size_t>(rest.data() - lower.data());
    }
    dot = find_dotted(lower, std::max(read, dot));
  }
  return all;
}

PolicyReference parse_policy_reference(std::string_view words) {
  std::string lower = fold(words);
  std::string section;
  static const RE2 kSection(R"((?:^|\s|section |\xC2\xA7 ?)(\d{1,2}(?:\.\d{1,2})*)$)");
  if (RE2::PartialMatch(lower, kSection, &section)) {
    lower.resize(lower.size() - section.size());
    static const RE2 kWord(R"(\s*(?:section|\xC2\xA7)?\s*$)");
    RE2::Replace(&lower, kWord, "");
  }
  std::string document = document_of(std::string(trim(lower)));
  return {document.empty() ? std::string(trim(lower)) : document, section};
}

}  // namespace candor::tracker
