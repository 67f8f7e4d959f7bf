// impact-no-unsupported-claims: phrases such as no security impact, never exploited, no risk. One per report is enough
// to make the point.
#include <algorithm>
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/words.h"

namespace candor::rules::impact_no_unsupported_claims {

void check(const Input& in, Sink& out) {
  static const Patterns kClaim(
      "no ~ security impact|risk|risks|implication*|issue|consequence*|effect|relevance|concern*|"
      "threat; no|not ~ risk|danger|threat to|for|of; no|not|never|nor ~ exploited|abused|misused|"
      "malicious*; no harm; without ~ security impact|risk|implication*; no ~ impact on ~ "
      "security; not ~ impact ~ security; does|did not affect ~ security; no real|actual|"
      "practical|material impact|effect|risk|harm; "
      "purely|merely ~ formal|cosmetic|administrative|theoretical; only|just formal|cosmetic|theoretical; "
      "very|highly|extremely|rather|quite unlikely|improbable; our|my opinion|view|belief; we believe|think|feel ~ "
      "no|not; "
      "nobody|none ~ was|were|been|is|are harmed|hurt|damaged|endangered|disadvantaged; no one ~ "
      "harmed|hurt|damaged|endangered; no user|users|customer|customers|subscriber|subscribers|party|parties ~ "
      "harmed|hurt|damaged|endangered; no risk|danger|threat|harm at any|all; "
      "security ~ was|is|were never|not ~ risk|affected|compromised|endangered");
  for (const report::SectionId id : {report::SectionId::summary, report::SectionId::impact}) {
    const report::Section* section = in.report.section(id);
    if (section == nullptr) continue;
    const auto& lines = in.document.markdown().lines();
    for (int number = section->first_line + 1;
         number <= std::min<int>(section->last_line, static_cast<int>(lines.size())); ++number) {
      const auto& line = lines[static_cast<size_t>(number) - 1];
      if (line.code || line.comment || line.content.empty()) continue;
      const Words words(in.text(line.content));
      const auto at = kClaim.find(words);
      if (!at) continue;
      const std::string_view claim = words.text(*at, std::min(*at + 6, words.span_of(words.sentence(*at)).second));
      out.add(line.content, fmt::format("\"{} ...\" reads as a claim that nobody can check", claim))
          .help("Give the evidence, or leave the claim out.")
          .requirement("impact-no-unsupported-claims")
          .at_most(Level::should);
      return;
    }
  }
}

}  // namespace candor::rules::impact_no_unsupported_claims

namespace candor::rules {

extern const Rule kImpactNoUnsupportedClaims{.id = "impact-no-unsupported-claims",
                                             .title = "The impact is told without claims that cannot be checked",
                                             .requirements = {"impact-no-unsupported-claims"},
                                             .kinds = kFull | kUpdate,
                                             .decided = Decided::heuristic,
                                             .since = "0.1",
                                             .why = "Such claims cost trust and tell nothing.",
                                             .check = impact_no_unsupported_claims::check};

}  // namespace candor::rules
