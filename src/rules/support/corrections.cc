#include "rules/support/corrections.h"

#include <algorithm>

#include "rules/support/words.h"

namespace candor::rules {

namespace {

bool has_number(const Words& words) {
  for (size_t i = 0; i < words.size(); ++i) {
    if (spelled_number_of(words[i]) && words[i] != "one") return true;
  }
  return false;
}

bool corrects(const Words& words) {
  static const Patterns kCorrects{"correction|corrections|erratum",
                                  "should|must have been|read|said",
                                  "not ~ but ~ as|stated|reported|said|given",
                                  "stated|reported|said|gave|given|wrote|disclosed|posted|published|named ~ "
                                  "wrong|incorrect|incorrectly|inaccurate|erroneously|mistaken*|too",
                                  "wrong|incorrect|inaccurate|corrected|revised|updated ~ "
                                  "number|count|figure|figures|numbers|total|counts|impact|scope",
                                  "number|count|figure|figures|numbers|total|counts ~ "
                                  "wrong|incorrect|inaccurate|corrected|revised|increased|rises|rose|changed|updated",
                                  "previously|earlier|originally|initially|first ~ "
                                  "said|stated|reported|disclosed|announced|communicated|counted|given|gave",
                                  "instead of ~ as|stated|reported|previously|earlier",
                                  "correct ~ number|count|figure|total"};
  // What it is that is corrected: an impact, not a profile.
  static const Patterns kImpact{
      "certificate*|precertificate*|subscriber*|customer*|response*|crl|crls|number|count|figure|figures|numbers|total|"
      "impact|scope|revoked|affected|domain*"};
  return kCorrects.in(words) && kImpact.in(words) && has_number(words);
}

// A stamp in a sentence that speaks of finding something.
bool tells_when_found(const Input& in, Span line) {
  static const Patterns kFound{
      "saw|seen|notic*|found|find|finds|detect*|discover*|identif*|realis*|realiz*|learn*|aware|spotted|recogni*|came "
      "to light|turned out|pointed|observ*|revealed|showed|shows"};
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

}  // namespace

std::optional<Correction> find_correction(const Input& in) {
  const auto& lines = in.document.markdown().lines();
  const int last = std::min(in.report.last_line, static_cast<int>(lines.size()));
  for (int number = std::max(in.report.first_line, 1); number <= last; ++number) {
    const auto& line = lines[static_cast<size_t>(number) - 1];
    // Somebody else's words, code and tables correct nothing.
    if (line.blank() || line.code || line.comment || line.table || line.heading > 0) continue;
    if (line.quote > 0 && !in.report.quoted) continue;
    const Words words(in.text(line.content));
    if (!corrects(words)) continue;
    Correction found{line.content, tells_when_found(in, line.content)};
    for (int next = number + 1; next <= std::min(number + 3, last) && !found.says_when_found; ++next) {
      found.says_when_found = tells_when_found(in, lines[static_cast<size_t>(next) - 1].content);
    }
    return found;
  }
  return std::nullopt;
}

}  // namespace candor::rules
