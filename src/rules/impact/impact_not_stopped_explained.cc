// impact-not-stopped-explained: before 2.0, a statement that issuance has not been stopped comes with an explanation.
#include <string>

#include "rules/rule.h"
#include "rules/support/topics.h"
#include "rules/support/words.h"

namespace candor::rules::impact_not_stopped_explained {

bool denies(const Words& words, size_t from, size_t to) {
  static const Patterns kNot(
      "not|never|n't|nor|didn't|haven't|hasn't|wasn't|without ~ stop*|ceas*|halt*|suspend*|paus*|"
      "interrupt*; no ~ stop|stopped|halt|suspension|interruption; issuance|issuing|process ~ "
      "continu*|ongoing; issuance|issuing|process ~ went|goes|carried on; continu* ~ issu*|"
      "issuance; kept|keep ~ issuing; keep|keeps|kept|remain*|stay|stays|stayed|left ~ "
      "running|open|going|on|available|online|operation|operating|unchanged|active; business as usual; runs|ran on|as; "
      "went|go|goes on being|to ~ issued; "
      "still ~ sold|offered|available|issued|open|accepted|possible; "
      "orders|requests ~ still|being|continue* ~ accepted|processed|handled|served");
  return kNot.find(words, from, to).has_value();
}

// "Since the corrected release refuses them", not "have been issued since" or "since 12 May".
bool reasons_by_since(const Words& words, size_t from, size_t to) {
  static const Patterns kSince("since");
  static const Patterns kTime(
      "then|that|early|mid|late|the|last|this|january|february|march|april|may|june|july|august|september|october|"
      "november|december");
  constexpr size_t kClause = 3;  // words
  for (auto at = kSince.find(words, from, to); at; at = kSince.find(words, *at + 1, to)) {
    const size_t next = *at + 1;
    if (next + kClause > to || number_of(words[next])) continue;
    static const Patterns kDate("the|last|this ~ day|morning|evening|afternoon|night|release|week|month|year");
    if (!kTime.find(words, next, next + 1) || (words[next] == "the" && !kDate.find(words, next, to))) return true;
  }
  return false;
}

bool gives_reason(const Words& words, size_t from, size_t to) {
  static const Patterns kBecause(
      "because|so|due|given|therefore|thus|hence|reason*|why|considering|based|view|order|"
      "otherwise|would|could");
  static const Patterns kAs("as");
  static const Patterns kOtherAs("as of|well|soon|usual|before|planned|yet|long|such");
  return kBecause.find(words, from, to) || reasons_by_since(words, from, to) ||
         (kAs.find(words, from, to) && !kOtherAs.find(words, from, to));
}

// Another sentence that says what makes a stop needless.
bool explains(const Words& words, size_t from, size_t to) {
  static const Patterns kNeedless(
      "already|unrelated|longer|would|could|need|needed|necessary|"
      "necessity|because|since|as|affect*|limited|concern*|cause|caused|correct|proper|properly|"
      "disabl*|switched|contained|separate|independent|manual*");
  // A repair makes a stop needless when it came at once; "the engine was corrected on 5 September" does not say so.
  static const Patterns kRepaired("fixed|corrected|resolved|remov*");
  static const Patterns kAtOnce(
      "same|immediate*|once|before|within|promptly|minutes|hours|hour|instead|only|now|directly|quick*|soon|"
      "time|then|after|today");
  if (kNeedless.find(words, from, to)) return true;
  return kRepaired.find(words, from, to) && kAtOnce.find(words, from, to);
}

bool stops(const Words& words) {
  static const Patterns kStop(
      "stop*|ceas*|halt*|suspend*|paus*|interrupt*|disabl*|block*|deactivat*|withdrawn|discontinu*|frozen|offline|"
      "closed|"
      "removed|prevent*|switched|turned|taken|locked|yes|fixed|corrected|resolved|remediat*|revert*|rolled; "
      "not applicable; n a; no longer");
  return kStop.in(words);
}

enum class Reason { given, doubtful, none };

// The paragraph that holds the denial: its own sentence gives a reason, or another one of the paragraph does.
Reason reason_in(const Words& words, int denial) {
  const auto [begin, end] = words.span_of(denial);
  if (gives_reason(words, begin, end)) return Reason::given;
  Reason best = Reason::none;
  for (int other = 0; other < words.sentences(); ++other) {
    if (other == denial) continue;
    const auto [first, last] = words.span_of(other);
    if (last - first < 4) continue;
    if (explains(words, first, last)) return Reason::given;
    best = Reason::doubtful;
  }
  return best;
}

// First sentence of the paragraph that denies a stop; -1 if none.
int denial_in(const Words& words) {
  for (int sentence = 0; sentence < words.sentences(); ++sentence) {
    const auto [first, last] = words.span_of(sentence);
    if (denies(words, first, last)) return sentence;
  }
  return words.size() == 1 && words[0] == "no" ? 0 : -1;
}

void check(const Input& in, Sink& out) {
  const Span topic = topic_span(in, report::SectionId::topic_issuance);
  if (topic.empty()) return;
  const auto& lines = in.document.markdown().lines();
  const report::Section* section = in.report.section(report::SectionId::topic_issuance);
  const bool answered_in_heading = section->heading.text.find('?') != std::string_view::npos;
  bool silent = true;  // nothing so far says that anything was stopped, or why not
  Span place{};
  for (int number = section->first_line + (answered_in_heading ? 0 : 1); number <= section->last_line;) {
    // A paragraph: lines up to a blank one.
    std::string paragraph;
    const int first = number;
    while (number <= section->last_line && number <= static_cast<int>(lines.size()) &&
           !lines[static_cast<size_t>(number) - 1].blank()) {
      paragraph += std::string(in.text(lines[static_cast<size_t>(number++) - 1].content)) + " ";
    }
    ++number;
    if (answered_in_heading && first == section->first_line) paragraph.erase(0, paragraph.find('?') + 1);
    const Words words(paragraph);
    if (words.empty()) continue;
    const int denial = denial_in(words);
    if (denial < 0) {
      silent = silent && !stops(words) && !gives_reason(words, 0, words.size());
      if (place.empty()) place = lines[static_cast<size_t>(first) - 1].content;
      continue;
    }
    const Reason reason = reason_in(words, denial);
    if (reason == Reason::given) return;
    Draft draft =
        out.add(lines[static_cast<size_t>(first) - 1].content,
                reason == Reason::doubtful ? "issuance was not stopped, and the paragraph gives no clear reason"
                                           : "issuance was not stopped, and the paragraph gives no reason");
    draft.help("Say why issuance went on.").requirement("impact-not-stopped-explained");
    if (reason == Reason::doubtful) draft.at_most(Level::should);
    return;
  }
  // All of the answer may stand on the heading's own line.
  const Words whole(topic_prose(in, report::SectionId::topic_issuance));
  if (place.empty() && denial_in(whole) >= 0 && reason_in(whole, denial_in(whole)) != Reason::given) {
    out.add(section->heading.span, "issuance was not stopped, and the topic gives no clear reason")
        .help("Say why issuance went on.")
        .requirement("impact-not-stopped-explained")
        .at_most(Level::should);
    return;
  }
  if (!silent || place.empty() || topic_prose(in, report::SectionId::topic_issuance).empty()) return;
  out.add(place, "topic 3 reads as saying neither that issuance was stopped nor why it was not")
      .help("Say whether issuance was stopped and, if not, why it went on.")
      .requirement("impact-not-stopped-explained")
      .at_most(Level::may);
}

}  // namespace candor::rules::impact_not_stopped_explained

namespace candor::rules {

extern const Rule kImpactNotStoppedExplained{
    .id = "impact-not-stopped-explained",
    .title = "Issuance that went on is explained",
    .requirements = {"impact-not-stopped-explained"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "A CA that keeps issuing has to show that it does not add to the problem.",
    .check = impact_not_stopped_explained::check};

}  // namespace candor::rules
