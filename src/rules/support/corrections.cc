#include "rules/support/corrections.h"

#include <algorithm>
#include <vector>

#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

size_t count_numbers(const Words& words) {
  size_t found = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    if (spelled_number_of(words[i]) && words[i] != "one" && !words.joined(i)) ++found;
  }
  return found;
}

// "81 affected certificates and not 74", "279 instead of 288".
bool sets_against(const Words& words) {
  static const Patterns kAgainst("and|but not; not; instead of; rather than");
  static const Patterns kMeasure("percent|minutes|hours|days|months|years|bits|octets|characters|version");
  constexpr size_t kReach = 6;
  for (auto at = kAgainst.find(words); at; at = kAgainst.find(words, *at + 1)) {
    static const Patterns kState("not revo*|yet|expired|replaced");  // "41 revoked, 19 not revoked, 0 expired"
    if (kState.find(words, *at, *at + 2) == at) continue;
    const size_t from = *at >= kReach ? *at - kReach : 0;
    bool before = false;
    for (size_t i = from; i < *at; ++i) before = before || (number_of(words[i]) && !words.joined(i));
    for (size_t i = *at + 1; before && i < std::min(words.size(), *at + 4); ++i) {
      if (number_of(words[i]) && !words.joined(i) && !kMeasure.find(words, from, std::min(words.size(), i + 2)))
        return true;
    }
  }
  return false;
}

bool corrects(const Words& words) {
  static const Patterns kHeadline("correction|corrections|corrigendum|erratum");
  static const Patterns kAnnounced(
      "have|has|must|need|needs|want|like to ~ correct|corrected|rectify|rectified|amend|amended; we correct|rectify; "
      "correct|rectify|amend ~ "
      "statement|figure|figures|number|numbers|wrote|said|stated|report|update|comment; "
      "wrong|incorrect|transposed|mistyped ~ report|update|comment");
  static const Patterns kBetter(
      "should|must have been|read|said; instead of; and not; not ~ but; rather than; in fact|reality; "
      "correct|right|true|actual one|figure|number|value is|was; correct|right|true|actual ~ number|figure|value "
      "for|of; "
      "too high|low|many|few|large|small ~ by; it is|was|should; "
      "not correct|right|accurate|complete|true; incomplete; it|this|that|there was|were ~ only");
  static const Patterns kAmount(
      "correct*|revis*|updat*|increas*|adjust* ~ number|count|figure|figures|numbers|total|impact|scope; "
      "number|count|figure|figures|numbers|total|impact|scope ~ "
      "corrected|revised|updated|adjusted|increased|inaccurate|incorrect|incomplete|wrong|mistaken|erroneous|"
      "miscounted|"
      "low|high|small|short");
  static const Patterns kEarlier(
      "previous*|earlier|original*|initial*|first|preliminary|last|comment ~ "
      "said|stated|reported|disclosed|announced|counted|given|gave|named|wrote|spoke; "
      "said|stated|reported|disclosed|announced|counted|given|gave|named|wrote|spoke ~ "
      "previous*|earlier|original*|initial*|preliminary|comment|update|bug; "
      "first|earlier|previous|initial|preliminary|original count|figure|number|total|list|estimate; "
      "report|update|comment|bug ~ it|this|number|figure|total was|were|read|of; "
      "report|update|comment ~ we|it gave|said|stated|wrote|reported|named|counted|spoke");
  // What is corrected is an impact, not a profile.
  static const Patterns kImpact(
      "certificate*|precertificate*|subscriber*|customer*|response*|crl|crls|number|count|figure|figures|numbers|total|"
      "impact|scope|revoked|affected|domain*");
  const size_t numbers = count_numbers(words);
  if (numbers == 0 || !kImpact.in(words)) return false;
  if (numbers >= 2 && sets_against(words)) return true;
  if (kHeadline.find(words, 0, 3) || kAnnounced.find(words, 0, 14) || (kAmount.in(words) && kEarlier.in(words)))
    return true;
  static const Patterns kInstead("instead of; should|must have been; rather than; not ~ but; and not");
  static const Patterns kWrong("wrong|incorrect|inaccurate|mistaken|erroneous|miscounted");
  if (numbers >= 2 && kAmount.in(words) && kWrong.in(words) && kInstead.in(words)) return true;
  return numbers >= 2 && kEarlier.in(words) && (kBetter.in(words) || kAmount.in(words));
}

// Causes, lessons and plans speak of wrong numbers too, but correct none.
std::vector<const report::Section*> sections_without_corrections(const Input& in) {
  using report::SectionId;
  std::vector<const report::Section*> found;
  for (const SectionId id : {SectionId::root_cause, SectionId::lessons, SectionId::action_items,
                             SectionId::related_incidents, SectionId::topic_explanation, SectionId::topic_steps}) {
    if (const report::Section* section = in.report.section(id)) found.push_back(section);
  }
  return found;
}

// A stamp in a sentence that speaks of finding something.
bool tells_when_found(const Input& in, Span line) {
  static const Patterns kFound(
      "saw|seen|noticed|notices|found|find|finds|detect*|discover*|identif*|realis*|realiz*|learn*|aware|spotted|"
      "recogni*|turned|pointed|observ*|revealed|showed|shows|light");
  const std::string_view text = in.text(line);
  size_t begin = 0;
  while (begin < text.size()) {
    size_t end = begin;
    while (end < text.size() &&
           !((text[end] == '.' || text[end] == ';') && (end + 1 == text.size() || text[end + 1] == ' ')))
      ++end;
    const Span sentence{line.begin + begin, line.begin + std::min(end + 1, text.size())};
    const report::Timestamp* stamp = in.report.stamp_in(sentence);
    if (stamp != nullptr && kFound.in(in.text(sentence))) return true;
    begin = end + 1;
  }
  return false;
}

// Every correction names a number, and either calls itself one or quotes what was said before. Most lines fail here,
// before they are taken apart.
bool may_correct(const Words& line) {
  static const Patterns kSigns(
      "correct*; incorrect*; uncorrected; wrong*; mistak*; erroneous*; miscount*; corrigendum; erratum; stated; said; "
      "reported; disclosed; announc*; counted; given; gave; named; wrote; spoke; not; instead; rather; incomplete*");
  return kSigns.in(line) && count_numbers(line) > 0;
}

std::optional<Correction> search(const Input& in) {
  const auto& lines = in.document.markdown().lines();
  const int last = std::min(in.report.last_line, static_cast<int>(lines.size()));
  const auto silent = sections_without_corrections(in);
  std::optional<Correction> first;
  const auto corrects_nothing = [&](int line) {
    return std::any_of(silent.begin(), silent.end(), [&](const report::Section* section) {
      return section->first_line <= line && line <= section->last_line;
    });
  };
  for (int number = std::max(in.report.first_line, 1); number <= last; ++number) {
    const auto& line = lines[static_cast<size_t>(number) - 1];
    // Somebody else's words, code and tables correct nothing.
    if (line.blank() || line.code || line.comment || line.table || line.heading > 0) continue;
    if ((line.quote > 0 && !in.report.quoted) || corrects_nothing(number)) continue;
    const Words& words = words_of(in, line);
    if (!may_correct(words) || !corrects(words)) continue;
    // One passage may announce the correction and another say when it was found.
    if (!first) first = Correction{line.content, false};
    first->says_when_found = first->says_when_found || tells_when_found(in, line.content);
    for (int next = number + 1; next <= std::min(number + 3, last) && !first->says_when_found; ++next) {
      const auto& after = lines[static_cast<size_t>(next) - 1];
      if (after.quote > line.quote) break;
      first->says_when_found = tells_when_found(in, after.content);
    }
  }
  return first;
}

// Computed once for all rules that ask.
struct FirstCorrection {
  explicit FirstCorrection(const Input& in) : found(search(in)) {}
  std::optional<Correction> found;
};

}  // namespace

const std::optional<Correction>& find_correction(const Input& in) {
  return in.shared<FirstCorrection>().found;
}

}  // namespace candor::rules
