// summary-first-aware-how: before 2.0, topic 1 tells by what route the CA first learned of the problem.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::summary_first_aware_how {

bool names_a_route(const Words& words) {
  static const Patterns kRoute(
      "mail|email|mails|message|letter|phone|call|called|calls|ticket|portal|form|chat; report|"
      "reports|reported|reporter; bug|bugzilla; monitor*; alert*|alarm*; lint*|zlint|certlint|"
      "pkilint; review*; audit*; self; scan*|scanner; notified|notification|informed|told|"
      "contacted|asked|asks; mailing|forum|community|group; researcher|customer|subscriber|relying|"
      "partner|vendor|user; auditor*; log|logs|dashboard|statistic*|job|query|script|test|tests|check|checks; crt.sh|"
      "ct|transparency; investigat*|analysis|analys*|inspect*|examin*|while|during; discussion|"
      "thread|post|comment|tweet|blog; internal*|external*|ourselves|myself; compar*|preparing|"
      "preparation|migrat*|browser|visit*|question|inquiry|complain*|meeting|pointed|warned; supervis*|"
      "auditing|quality|statistics|sampl*|drill|exercise|study|paper|article|conference|news|press");
  // Somebody of the CA tells who knew; it takes a deed to be a route.
  static const Patterns kInsider("engineer*|developer*|colleague*|employee*|operator*|team*|staff|analyst*");
  static const Patterns kDeed(
      "notic*|discover*|found|find*|detect*|identif*|spot*|saw|seen|see|read|observ*|recogni*|reali*|stumbl*|"
      "look*|happened|debug*|troubleshoot*|work*|built|building|prepar*|try|trying|tried|search*|counting|counted|"
      "opened|opening");
  return kRoute.in(words) || (kInsider.in(words) && kDeed.in(words));
}

// The text without what was noticed: in "it came to our attention that certificates contain a two-letter code" the
// clause behind "that" is the problem, up to where it turns to "when a customer wrote".
std::string without_content(const Words& words) {
  static const Patterns kNoticedThat(
      "attention|noticed|aware|found|discovered|learned|learnt|identified|realised|realized|detected ~ that");
  static const Patterns kTurn("when|while|during|through|via|after|thanks|following|as|because");
  std::string rest;
  for_sentences(words, [&](size_t first, size_t last) {
    size_t that = kNoticedThat.find(words, first, last).value_or(last);
    while (that < last && words[that] != "that") ++that;
    const size_t turn = that == last ? last : kTurn.find(words, that, last).value_or(last);
    rest += fmt::format("{} {}. ", words.text(first, that), words.text(turn, last));
  });
  return rest;
}

// "We noticed on 21 June that ..." tells that the problem was noticed, and not how.
bool only_notices(const Words& words) {
  static const Patterns kNoticed("noticed|discovered|found|detected|identified|saw|recogni*|realis*|realiz*|learn*");
  return kNoticed.in(words);
}

void check(const Input& in, Sink& out) {
  const report::Section* topic = in.report.section(report::SectionId::topic_awareness);
  if (topic == nullptr) return;
  const Words heading(in.text(topic->heading.span));
  const Words& words = words_of(in, topic->body);
  if (names_a_route(Words(without_content(words)))) return;
  // "1) How we first became aware. Monitoring." stands on one line.
  if (words.empty() && heading.size() > 30) return;
  const bool noticed = only_notices(words);
  Draft draft = out.add(topic->heading.span,
                        noticed ? "topic 1 reads as saying that the problem was noticed, and not by what route"
                                : "the report does not say by what route the CA first learned of the problem");
  draft.help("Name it: a problem report, a mailing list, a bug, the CA's own audit, linting or monitoring.");
  draft.requirement("summary-first-aware-how");
  // The route may be told in words this rule does not know.
  if (noticed && words.size() > 60) draft.at_most(Level::may);
}

}  // namespace candor::rules::summary_first_aware_how

namespace candor::rules {

extern const Rule kSummaryFirstAwareHow{
    .id = "summary-first-aware-how",
    .title = "The report says how the CA first became aware",
    .requirements = {"summary-first-aware-how"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "It tells whether the CA's own controls work or others had to find the problem.",
    .check = summary_first_aware_how::check};

}  // namespace candor::rules
