// rootcause-human-error-insufficient: human error or lack of training is no root cause by itself; the tools and
// practices that invite the error have to be examined. A rule in 1.0, advice since 3.0.
#include <algorithm>
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::rootcause_human_error {

namespace {

bool names_person(const Words& sentence) {
  static const Patterns kPerson{"human error*|mistake*|failure*|oversight*|factor*",
                                "manual|operator|individual|personal|user|typing ~ error*|mistake*",
                                "mistake*|error*|oversight* ~ by|of ~ person*|employee*|colleague*|specialist*",
                                "mistake*|error*|oversight* ~ by|of ~ engineer*|developer*|operator*|staff",
                                "lack|absence ~ training|knowledge|awareness|care|attention|diligence|experience",
                                "lacked ~ training|knowledge|awareness|care|attention|diligence|experience",
                                "insufficient*|inadequate*|missing|poor|incomplete ~ training|trained",
                                "not ~ trained|instructed|attentive|experienced",
                                "untrained|inexperienced|careless*|inattenti*|negligen*",
                                "did not|failed|forgot|omitted ~ follow|observe|read ~ procedure*|instruction*",
                                "did not|failed|forgot|omitted ~ follow|observe|read ~ process*|rule*|checklist",
                                "did not|failed|forgot|omitted ~ check|notice ~ procedure*|instruction*|process*",
                                "did not|failed|forgot|omitted ~ check|notice ~ rule*|checklist",
                                "not paying attention",
                                "an oversight",
                                "simple mistake",
                                "forgot"};
  return kPerson.in(sentence);
}

// Short, as titles are: "Developer oversight", "Mistake of the operator".
bool title_names_person(const Words& title) {
  static const Patterns kSlip{
      "error*|mistake*|oversight*|slip*|negligen*|inattenti*|careless*|forgot*|misunderst*|lapse*"};
  static const Patterns kWho{
      "human*|operator*|employee*|specialist*|engineer*|developer*|colleague*|staff|personal|"
      "individual*|administrator*|validator*|reviewer*|person*|manual"};
  return names_person(title) || (kSlip.in(title) && kWho.in(title));
}

// Says what a person should have done: blame, whether or not it is called the cause.
bool blames(const Words& sentence) {
  static const Patterns kBlame{"failed|failing to ~ exercise|pay|take|apply|read|verify|compare",
                               "due diligence|care ~ not|lacking|missing",
                               "did not ~ exercise|pay|take ~ attention|care|diligence",
                               "did not read|look|verify|double|concentrate",
                               "in|out ~ rush|hurry|haste|negligence|habit|routine",
                               "made ~ mistake|error",
                               "he|she|they should have",
                               "under ~ stress|pressure",
                               "misjudg*|misread|carelessly",
                               "he|she|they ~ not ~ know|known|aware|realise*|realize*|remember*|think|thought|notice*",
                               "he|she misread|misunderstood|overlooked|confused|assumed|believed|mixed",
                               "not ~ careful*|attentive|diligent|concentrat*",
                               "fatigue|tired|tiredness|distract*|negligence|carelessness|inattention"};
  return kBlame.in(sentence);
}

bool speaks_of_person(const Words& sentence) {
  static const Patterns kWho(
      "operator|operators|employee*|specialist*|engineer|engineers|developer|developers|colleague*|staff|person|"
      "administrator*|validator|validators|reviewer|reviewers|technician*|he|she");
  return kWho.in(sentence);
}

// "The clerk, distracted, pressed release", "persons who had not been made familiar with the rule".
bool tells_slip(const Words& sentence) {
  static const Patterns kWho(
      "operator|operators|employee*|specialist*|engineer|engineers|developer|developers|colleague*|staff|person|"
      "persons|"
      "people|administrator*|validator|validators|reviewer|reviewers|technician*|clerk|clerks|officer|officers|trainee*"
      "|"
      "somebody|someone|individual|he|she|they|newcomer*|joiner*|contractor*|agent|agents|team");
  static const Patterns kSlip(
      "not|never|n't|nor ~ "
      "familiar|aware|know|knew|known|understand|understood|trained|instructed|instruction|introduction|introduced|"
      "read|"
      "notice|noticed|realise|realize|attend|attended|careful|attentive|seriously|thorough*|follow|followed|observe|"
      "remember|recogni*; forgot*|overlook*|omitted|misread|mistyped|mistook|confused|misunderst*|mixed; typed|picked|"
      "pressed|selected|chose|copied|entered|clicked|put|set ~ wrong|instead|incorrect*|neighbour*|other; "
      "ignored|disregarded|neglected|skipped; "
      "inattenti*|distract*|lapse|slip|careless*|negligen*|diligence|haste|hurry; "
      "lack*|insufficient*|missing|no|little|poor ~ "
      "knowledge|experience|training|care|attention|understanding|awareness; "
      "new to|in; inexperience*; should|ought ~ have|to ~ known|recogni*|noticed|checked|asked|read|seen; "
      "not|never ~ select|selected|choose|press|tick|click|execute|executed|perform|performed|process|processed; "
      "let it lie; opinion ~ that; on leave|vacation|holiday; mistake|mistakes|error|oversight ~ made|by|of; "
      "interrupted|tired|overworked|overload*|counsel*");
  return kWho.in(sentence) && kSlip.in(sentence);
}

bool attributes_cause(const Words& sentence) {
  static const Patterns kCause{"cause*",         "reason*",       "due to*",     "because of*",       "result of*",
                               "resulted from*", "attribut*",     "traced to*",  "stems from*",       "owing to*",
                               "comes down to*", "it was",        "this was",    "happened through*", "led to*",
                               "explained by*",  "were made by*", "was made by*"};
  return kCause.in(sentence);
}

// A sentence that looks behind the person: something technical or organisational that falls short.
bool looks_behind(const Words& sentence) {
  static const Patterns kThing{"tool*",         "form",      "forms",          "interface*", "screen*",     "script*",
                               "software*",     "workflow*", "process*",       "procedure*", "design*",     "automat*",
                               "console*",      "wizard*",   "template*",      "pipeline*",  "validation*", "control*",
                               "check",         "gate*",     "configuration*", "menu*",      "system*",     "library",
                               "documentation", "code",      "constant",       "ticket*",    "repository"};
  static const Patterns kShort(
      "allow*; permit*; did not prevent*; does not prevent*; no check*; lack*; missing*; error prone*; by "
      "default*; default*; invite*; hard coded*; did not exist*; does not exist*; there was no; there is no; had "
      "no; has no; not enforce*; without a*; nothing stop*; no technical*; made it easy*; makes it easy*; manual "
      "step*; relied on*; relies on*; could be*; can be*; not block*; nowhere; own proposal|default; "
      "insufficient*; accept* any|every|all; any value|text|profile|name|number; same label|name*; similar ~ "
      "name*; next to each|one; no ~ confirmation|warning|comparison|limit|owner|link|check|test; not "
      "ask|warn|show|shown|distinguish|compare*|refuse; nothing|nobody ~ checks|check|compares|stops|looks; "
      "looks|look ~ like|alike|same; not ~ fit|belong|suit; stand|stands ~ beneath|below|beside; "
      "nobody|never ~ tried|tested");
  return kThing.in(sentence) && kShort.in(sentence);
}

// "... the operator did not select the value. The operator has recognised it. This is the root cause": the analysis
// ends with a person, however technical it was on its way.
bool concludes_on_person(const std::vector<Words>& parts) {
  static const Patterns kConclusion(
      "root|only|sole|actual cause ~ is|was|hence|therefore|thus|established|identified|determined; "
      "this|that|it is|was ~ root|only|sole|actual cause; no other ~ found|cause|reason");
  static const Patterns kLapse("omission|omitted|slip|lapse|mistake|error|failure|oversight|inattention|negligence");
  constexpr size_t kBefore = 2;  // sentences
  for (size_t i = 0; i < parts.size(); ++i) {
    if (!kConclusion.in(parts[i]) || looks_behind(parts[i])) continue;
    if (speaks_of_person(parts[i])) {
      if (tells_slip(parts[i]) || kLapse.in(parts[i])) return true;
      continue;
    }
    for (size_t before = i > kBefore ? i - kBefore : 0; before < i; ++before) {
      if (tells_slip(parts[before]) && !looks_behind(parts[before])) return true;
    }
  }
  return false;
}

bool blames_person_only(const std::vector<Words>& parts) {
  if (concludes_on_person(parts)) return true;
  const bool blamed = std::any_of(parts.begin(), parts.end(), [](const Words& sentence) {
    // "It is tempting to write human error here": the analysis that follows goes on.
    static const Patterns kRhetoric("tempting|easy|convenient|simple to ~ write|say|call|blame|stop");
    if (kRhetoric.in(sentence)) return false;
    constexpr size_t kWhole = 5;  // words: "Human error." is all that is said
    if (names_person(sentence) && count_words(sentence.folded()) <= kWhole) return true;
    return tells_slip(sentence) ||
           (names_person(sentence) && (attributes_cause(sentence) || speaks_of_person(sentence))) || blames(sentence);
  });
  return blamed && std::none_of(parts.begin(), parts.end(), looks_behind);
}

// "The certificates lacked the extension, which violates section 7.1.2": what happened, told again as its cause.
bool restates_violation(std::string_view cause) {
  static const Patterns kViolation(
      "violat*|breach*|infring*|contrary|noncompliant|not ~ "
      "comply|compliant|conform|permitted|allowed; "
      "requirement* ~ not ~ met|fulfilled|observed");
  static const Patterns kMechanism(
      "because|since|as|due|by|when|if|while|after|although|so|thus|which ~ "
      "reads|reads|writes|computed|copied|compares|"
      "checks|relied|assum*|default*|config*|code|tool|script|job|form|process|library|release");
  constexpr size_t kShort = 40;  // words
  return count_words(cause) <= kShort && kViolation.in(cause) && !kMechanism.in(cause);
}

// Made once for all that is asked of them.
std::vector<Words> words_of_sentences(std::string_view prose) {
  std::vector<Words> found;
  for (const std::string_view sentence : sentences(prose)) found.emplace_back(sentence);
  return found;
}

void report(Sink& out, Span place, const std::string& what) {
  out.add(place, what + " reads as human error or lack of training and nothing behind it")
      .help("Examine the tools and practices that made the mistake possible or likely.")
      .at_most(Level::should);
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::Factor& factor : in.report.factors) {
    const Words title(factor.title.text);
    const std::string description = factor_field(in, factor, "Description");
    const std::string cause = fmt::format("{}. {}", title.folded(), description);
    const auto parts = words_of_sentences(cause);
    const bool behind = std::any_of(parts.begin(), parts.end(), looks_behind);
    if ((title_names_person(title) || blames_person_only(parts) || restates_violation(description)) && !behind) {
      report(out, factor.heading.span, name_factor(in, factor));
    }
  }
  if (!in.report.factors.empty()) return;
  for (const Analysis& analysis : analyses(in)) {
    if (blames_person_only(words_of_sentences(analysis.prose)))
      report(out, analysis.section->heading.span, "the cause given");
  }
}

}  // namespace candor::rules::rootcause_human_error

namespace candor::rules {

extern const Rule kRootcauseHumanError{
    .id = "rootcause-human-error-insufficient",
    .title = "The analysis looks behind human error",
    .requirements = {"rootcause-human-error-insufficient", "rootcause-beyond-human-error"},
    .kinds = kFull | kAudit,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "People always make mistakes; what can be changed is what makes them likely and lets them through.",
    .check = rootcause_human_error::check};

}  // namespace candor::rules
