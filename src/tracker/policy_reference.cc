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

}  // namespace

std::vector<PolicyReference> policy_references(std::string_view text) {
  const std::string lower = fold(text);
  std::vector<PolicyReference> all;
  re2::StringPiece rest(lower);
  std::string before, section, after;
  while (true) {
    const char* begin = rest.data();
    if (!RE2::FindAndConsume(&rest, reference_pattern(), &before, &section, &after)) break;
    const std::string_view matched(begin, static_cast<size_t>(rest.data() - begin));
    const std::string document = document_of(before.empty() ? after : before);
    // A bare number such as a version or a size counts only when the text calls it a section.
    const bool named = matched.find("sec") != std::string_view::npos ||
                       matched.find("\xC2\xA7") != std::string_view::npos ||
                       matched.find("clause") != std::string_view::npos;
    const bool deep = std::ranges::count(section, '.') >= 2;
    if (document.empty() && !named && !deep) continue;
    PolicyReference reference{document, section};
    if (std::ranges::find(all, reference) == all.end()) all.push_back(std::move(reference));
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
