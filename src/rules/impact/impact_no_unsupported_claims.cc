// impact-no-unsupported-claims: statements such as no security impact, never exploited, a negligible risk, for which no
// evidence is given. One per report is enough to make the point.
#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "rules/support/place.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::impact_no_unsupported_claims {

// What such claims deny: harm and trust, and, where readers are named, effects on them.
const Patterns& harm() {
  static const Patterns kHarm(
      "risk|risks|risky; harm|harms|harmed|harmful|harming; damage|damages|damaged|damaging; danger|dangers|dangerous; "
      "endanger*; threat|threats|threaten*; attack|attacks|attacker|attackers; exploit|exploits|exploited|exploitation|"
      "exploitable; abus*; misus*; malicious*; fraud*; jeopard*; impair*; suffer*; victim*; hurt; disadvantage*; "
      "benefit*|advantage|profit*; mislead*|misled|deceiv*|cheat*; negative|adverse|detriment*|undesir* ~ "
      "effect*|consequence*|impact*|influence; consequence*|effect* ~ real|world|practice|imagin*; "
      "trust|trustworthiness|confidence ~ "
      "affected|damaged|lost|shaken|impaired|reduced; full|complete|undiminished trust|confidence; "
      "security|safety ~ impact*|risk*|implication*|relevance|relevant|consequence*|effect*|affect*|issue*|problem*|"
      "concern*|compromis*|weaken*|reduc*|impair*|web|users|ecosystem|internet; "
      "impact*|implication*|relevance|consequence*|effect*|affect*|influence*|bearing ~ "
      "security|safety|user|users|relying|ecosystem|internet|web|practice|practical|browser|browsers|public|anyone|"
      "anybody|trust; "
      "practical|real|actual|material|operational|tangible|serious ~ "
      "impact*|effect*|consequence*|relevance|importance|significance|harm|risk; complained|complaints; "
      "consequence* for");
  return kHarm;
}

bool denies(const Words& words, size_t first, size_t last) {
  static const Patterns kDenial(
      "no|not|never|none|nobody|neither|nor|without|nothing|cannot|n't|couldn't|can't|didn't|doesn't|wasn't|weren't|"
      "isn't|hardly|scarcely; negligible|minimal|minor|marginal|insignificant|immaterial|low|small|little|limited|"
      "tiny|slight|zero; unlikely|improbable|inconceivable|theoretical|theoretically|hypothetical|academic; "
      "excluded|ruled out; "
      "exclude "
      "~ that; free of; hard to imagine|see; close to zero|nil; practically|virtually");
  return kDenial.find(words, first, last).has_value();
}

// Plays the matter down without naming what it denies.
std::optional<size_t> belittles(const Words& words, size_t first, size_t last) {
  static const Patterns kBelittles(
      "harmless|innocuous|uncritical|noncritical; purely|merely|only|just|solely|minor ~ "
      "formal|cosmetic|administrative|theoretical|technical|formality|clerical; formality; cosmetic ~ "
      "error|issue|nature|problem|deviation; no ~ relying party|user|browser ~ would|could|will; "
      "very|highly|extremely|rather|quite|most unlikely|improbable; "
      "we|i ~ believe|think|feel|assume|convinced|confident|sure|certain ~ no|not|nobody|none|never|safe|secure|low|"
      "all; our|my opinion|view|belief|estimation|assessment|judgement|judgment ~ no|not|low|harmless|safe|minor|"
      "negligible; no reason|need to worry|concern|doubt; perfectly|absolutely|entirely|completely "
      "safe|secure|harmless");
  if (const auto at = kBelittles.find(words, first, last)) return at;
  // Certainty without a source, and evidence that was not looked for.
  static const Patterns kCertain(
      "goes without saying; of "
      "course|obviously|naturally|undoubtedly|certainly|definitely|doubt|times|always|throughout ~ "
      "safe|secure|protected|control|trusted|trustworthy|reliable|legitimate; safe|secure|protected|control|reliable ~ "
      "at "
      "all|any times|time; can|may|could ~ continue|go to|on trust|rely|trusting|relying; trust ~ all of our; "
      "no|not|never|without ~ evidence|indication*|sign|signs|hint|hints|suspicion|aware|reason ~ "
      "misuse*|abus*|harm*|damage*|attack*|exploit*|effect*|impact*|consequence*|negative|fraud*|problem*|complain*");
  return kCertain.find(words, first, last);
}

// The sentence says where it was looked, or counts what was found there.
bool gives_evidence(const Words& words, size_t first, size_t last) {
  static const Patterns kEvidence(
      "log|logs|search|searched|scan|scanned|measured|queried|compared|evidence; checked|verified|tested ~ "
      "all|every|each|against|with|by|in; attached|attachment; because ~ key|keys|hsm");
  return kEvidence.find(words, first, last).has_value();
}

// A case that may come, a duty, or a plan is no claim on this incident: "to reduce the risk", "no risk was accepted".
bool speaks_of_else(const Words& words, size_t first, size_t last) {
  static const Patterns kElse(
      "reduce*|lower*|avoid*|prevent*|assess*|evaluat*|limit|minimise|minimize|mitigat* ~ "
      "risk*|harm|damage|abuse|misuse; "
      "ticket|draft|note|mail|post ~ said|wrote|claimed|read; struck|withdraw*|retract* ~ "
      "words|sentence|claim|statement; "
      "risk|threat assessment|analysis|management|register; cannot|not|unable|impossible ~ "
      "exclude*|rule|determine*|tell|say|know");
  return kElse.find(words, first, last).has_value();
}

// The word at which the claim is made, or nothing.
std::optional<size_t> find_claim(const Words& words, size_t first, size_t last) {
  if (speaks_of_else(words, first, last)) return {};
  static const Patterns kPlain(
      "no ~ security impact; no impact on ~ security; no|not ~ indication* ~ abus*|misus*|exploit*");
  if (const auto plain = kPlain.find(words, first, last)) return plain;
  if (const auto belittled = belittles(words, first, last)) return belittled;
  const auto denied = harm().find(words, first, last);
  return denied && denies(words, first, last) && !gives_evidence(words, first, last) ? denied : std::nullopt;
}

void check(const Input& in, Sink& out) {
  bool told = false;
  const auto look = [&](const markdown::Line& line) {
    if (told || line.heading > 0) return;
    const Words& words = words_of(in, line);
    for_sentences(words, [&](size_t first, size_t last) {
      if (told) return;
      const auto at = find_claim(words, first, last);
      if (!at) return;
      told = true;
      constexpr size_t kAround = 5;  // words shown on either side
      const size_t from = *at > first + kAround ? *at - kAround : first;
      const std::string_view shown = words.text(from, std::min(last, *at + kAround));
      out.add(line.content, fmt::format("\"... {} ...\" reads as a claim that nobody can check", shown))
          .help("Give the evidence, or leave the claim out.")
          .requirement("impact-no-unsupported-claims")
          .at_most(Level::should);
    });
  };
  if (in.report.kind == Kind::update) return for_own_lines(in, look);
  for (const report::SectionId id : {report::SectionId::summary, report::SectionId::impact,
                                     report::SectionId::topic_summary, report::SectionId::topic_issuance}) {
    const report::Section* section = in.report.section(id);
    if (section == nullptr) continue;
    for_own_lines(in, [&](const markdown::Line& line) {
      if (line.number > section->first_line && line.number <= section->last_line) look(line);
    });
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
