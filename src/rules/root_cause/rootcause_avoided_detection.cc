// rootcause-avoided-detection: for each cause the report explains how it escaped detection until it was found. In 3.x
// the field Detection has to say more than who found it; in older reports some sentence of the analysis has to speak of
// it.
#include <algorithm>
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/place.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::rootcause_avoided_detection {

namespace {

// Why nothing was seen: a negation, a limit of what looks, a state of being hidden.
bool explains_escape(std::string_view detection) {
  static const Patterns kEscape(
      "not; no; nobody*; none*; never*; nothing*; without*; only; undetected*; unnoticed*; unseen*; escap*; "
      "avoid*; hid; hidden*; hides*; mask*; invisib*; silent*; missed*; misses*; overlooked*; blind*; too; "
      "cannot*; couldn*; didn*; doesn*; wasn*; weren*; isn*; until*; although*; because*; since; as the*; lack*; "
      "missing*; absent*; fail*; first time*; looked the same*; looks the same*; looks like*; excluded*; "
      "exempt*; outside of*; limited*; ignored*; suppress*; seldom*; rarely*; always*; neither|nor|hardly; could "
      "have ~ seen|found|noticed|shown|caught; few; each|every time; sampl* ~ "
      "covers|cover|covered|only|too|small|share; chance|probability ~ small|low; cover|covers|covered ~ "
      "only|percent; nothing|nobody ~ looks|compares|checks|reads|tests|sees");
  return kEscape.in(detection);
}

// Behind the sentence on who found it, a word on what looks for such things counts as an explanation.
bool describes_checks(std::string_view detection) {
  static const Patterns kChecks{"test*",   "check*",    "review*",    "monitor*", "lint*", "alarm*",     "alert*",
                                "audit*",  "sampl*",    "dashboard*", "log",      "logs",  "statistic*", "screen*",
                                "compar*", "supervis*", "measur*",    "watch*",   "probe*"};
  const auto parts = sentences(detection);
  return parts.size() > 1 && kChecks.in(detection.substr(static_cast<size_t>(parts[1].data() - detection.data())));
}

// A plan for tests, a certificate for tests, a monitoring system that itself is the matter: things, not checks that
// could have found something.
std::string without_things(std::string_view analysis) {
  static const RE2 kThing(
      R"(\btests? (?:plan|schedule|system|environment|certificate|site|data)s?\b|)"
      R"(\b(?:monitoring|alarm|detection) (?:system|tool|product|server|platform|display|screen|panel)s?\b)");
  std::string text(analysis);
  RE2::GlobalReplace(&text, kThing, "thing");
  return text;
}

bool mentions_detection(std::string_view analysis) {
  static const Patterns kSpeaks{
      "detect*",         "undetected*",    "notic*",          "unnoticed*",      "escap*",         "came to light*",
      "come to light*",  "surfaced*",      "discover*",       "monitor*",        "alarm*",         "alert*",
      "spotted*",        "was caught*",    "were caught*",    "have caught*",    "hidden*",        "masked*",
      "unseen*",         "remained*",      "self audit*",     "sampl*",          "nobody asked*",  "no one asked*",
      "went unrecogni*", "not visible*",   "invisible*",      "not flagged*",    "no lint*",       "came up*",
      "come up*",        "recogni*",       "supervis*",       "nobody had*",     "no one had*",    "nobody looked*",
      "no one looked*",  "nobody saw*",    "no one saw*",     "see it earlier*", "seen earlier*",  "inspection*",
      "nobody was*",     "could be seen*", "became visible*", "looks the same*", "look the same*", "does not watch*",
      "is not checked*", "leaves out*",    "was seen*",       "not recogni*",    "did not show*",  "does not show*",
      "uncovered*",      "reveal*",        "found earlier*"};
  return kSpeaks.in(analysis);
}

bool tells_of_checks(std::string_view analysis) {
  // "The test went well", "our linter does not go to the page", "it was the auditor who first asked".
  static const Patterns kChecks(
      "test|tests|checks|checklist|audit*|linter|lint|lints|probe*|script|job|report|reports "
      "~ not|never|passed|green|well|silent|nothing|no; first|only ~ when|after ~ auditor*|audit|assessor*|asked; "
      "test|tests|check|checks|audit*|linter|linters|lint|lints|comparison*|review* ~ but|only|once; "
      "nobody|none ~ saw|noticed|asked|knew|realised|realized|looked|missed|heard; "
      "no one ~ saw|noticed|asked|knew|realised|realized|looked|missed|heard; "
      "why ~ stayed|remained|lasted|persisted|survived|existed; "
      "did|could|would not find|see|catch|notice|show; could|would ~ show|shown|find|found|see|seen; never|not "
      "shown|seen; shown up");
  return kChecks.in(analysis);
}

bool speaks_of_detection(std::string_view whole) {
  const std::string text = without_things(whole);
  return mentions_detection(text) || tells_of_checks(text);
}

// "The auditor detected it on 9 June" speaks of detection and tells who found it. How it had escaped takes a negation
// or a limit, there or in the sentence behind it.
bool tells_escape(std::string_view whole) {
  const std::string analysis = without_things(whole);
  if (tells_of_checks(analysis)) return true;
  const auto parts = sentences(analysis);
  for (size_t i = 0; i < parts.size(); ++i) {
    if (!mentions_detection(parts[i])) continue;
    if (explains_escape(parts[i]) || (i + 1 < parts.size() && explains_escape(parts[i + 1]))) return true;
  }
  return false;
}

void report_factor(const Input& in, Sink& out, const report::Factor& factor) {
  out.add(factor.heading.span, fmt::format("field \"Detection\" of {} does not read as telling how the factor had "
                                           "escaped detection",
                                           name_factor(in, factor)))
      .help("Say which checks could have found it earlier, and why they did not.")
      .at_most(Level::should);
}

void check_factors(const Input& in, Sink& out) {
  for (const report::Factor& factor : in.report.factors) {
    const std::string text = factor_field(in, factor, "Detection");
    if (report::says_not_applicable(text)) {
      if (!speaks_of_detection(factor_field(in, factor, "Description"))) report_factor(in, out, factor);
      continue;
    }
    const bool empty = count_words(text) == 0;  // said by the rule for the fields of a factor
    // Several sentences seldom all say who found it.
    if (empty || explains_escape(text) || describes_checks(text) || sentences(text).size() > 2 ||
        count_words(text) > 35)
      continue;
    report_factor(in, out, factor);
  }
}

}  // namespace

namespace {

// Another paragraph may tell it for all causes.
bool told_for_all(const Input& in, const Analysis& analysis, const std::vector<Span>& causes) {
  bool told = false;
  for_section_lines(in, *analysis.section, [&](const markdown::Line& line) {
    if (told) return;
    const bool cause =
        std::any_of(causes.begin(), causes.end(), [&](const Span& span) { return span.contains(line.content.begin); });
    if (cause) return;
    told = tells_escape(fold(in.text(line.content)));
  });
  return told;
}

void check_each_cause(const Input& in, Sink& out, const Analysis& analysis) {
  const auto causes = cause_paragraphs(in, analysis);
  if (causes.empty() || told_for_all(in, analysis, causes)) return;
  for (const Span& cause : causes) {
    if (tells_escape(fold(in.text(cause)))) continue;
    out.add(cause, "the paragraph on this cause does not read as telling how it escaped detection")
        .help("Say for each cause which checks could have found it earlier, and why they did not.")
        .at_most(Level::may);
    return;
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!in.report.factors.empty()) return check_factors(in, out);
  for (const Analysis& analysis : analyses(in)) {
    if (count_words(analysis.prose) < 25) continue;
    if (tells_escape(analysis.prose)) {
      check_each_cause(in, out, analysis);
      continue;
    }
    out.add(analysis.section->heading.span, "the analysis does not read as telling how the causes escaped detection")
        .help("Say for each cause which checks could have found it earlier, and why they did not.")
        .at_most(Level::should);
  }
}

}  // namespace candor::rules::rootcause_avoided_detection

namespace candor::rules {

extern const Rule kRootcauseAvoidedDetection{
    .id = "rootcause-avoided-detection",
    .title = "The analysis tells how each cause escaped detection",
    .requirements = {"rootcause-avoided-detection"},
    .kinds = kFull | kAudit,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "It is the part that reports most often lack, and the one that finds the next fault.",
    .check = rootcause_avoided_detection::check};

}  // namespace candor::rules
