// rootcause-first-arose: for each cause the report notes when it first arose. Any date, year, release or wording of
// origin counts; only its complete absence is worth a question.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/analyses.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::rootcause_first_arose {

namespace {

// "2019", not a part of a longer number.
bool names_year(std::string_view text) {
  for (size_t at = 0; at + 4 <= text.size(); ++at) {
    if (text[at] != '2' && text[at] != '1') continue;
    const bool alone = (at == 0 || !is_digit(text[at - 1])) && (at + 4 == text.size() || !is_digit(text[at + 4]));
    const std::string_view century = text.substr(at, 2);
    if (alone && (century == "20" || century == "19") && is_digit(text[at + 2]) && is_digit(text[at + 3])) return true;
  }
  return false;
}

bool names_month(std::string_view text) {
  static const Patterns kMonth{"january*", "february*",  "march*",   "april*",    "june*",    "july*",
                               "august*",  "september*", "october*", "november*", "december*"};
  return kMonth.in(text);
}

// "The auditor detected it on 1 April 2024": the date of the discovery or the repair.
bool dates_the_find(std::string_view sentence) {
  static const Patterns kFind{"detected*",     "discovered*", "noticed*",   "found*",    "reported*", "became aware*",
                              "become aware*", "informed*",   "corrected*", "repaired*", "revoked*",  "fixed*"};
  static const Patterns kSpan{"since",  "not",  "un*",       "nobody*", "no one*",
                              "until*", "from", "when the*", "before*", "after*"};
  return kFind.in(sentence) && !kSpan.in(sentence);
}

bool dates_something_else(std::string_view text) {
  const auto parts = sentences(text);
  return std::any_of(parts.begin(), parts.end(), [](std::string_view sentence) {
    return (names_year(sentence) || names_month(sentence)) && !dates_the_find(sentence);
  });
}

// "Release 9", "version 4.2", "image 26.3".
bool names_release(std::string_view text) {
  static const Patterns kRelease("version|release|build|image|revision|ticket|change");
  const Words words(text);
  for (auto at = kRelease.find(words); at && *at + 1 < words.size(); at = kRelease.find(words, *at + 1)) {
    if (is_digit(words[*at + 1].front())) return true;
  }
  return false;
}

// An event that dates the cause for those who know it: "since the migration", "from the first version". "Always", "as
// far back as anybody remembers" and "in all releases" date nothing.
bool tells_origin(std::string_view text) {
  static const Patterns kOrigin(
      "since ~ its|the|then|version|we|release|launch|move|migration|introduction|day|go|begin*|start; "
      "introduced; first arose; arose; from ~ "
      "beginning|start|outset|first|day|go|launch|introduction|release|migration|move; dates from|back; goes "
      "back; went live; first version; years|months|weeks|days ago; was|were "
      "added|built|written|designed|created|deployed|rolled|chosen|specified|agreed|decided; was|were set up; "
      "was|were first|originally|then added|built|written|created|deployed; inherited; predates; came|comes "
      "with; founded; with|during ~ migration|move|project|upgrade|rewrite|merger|introduction; older than");
  static const Patterns kVague(
      "as far back|long; same ~ all|former|previous|other ~ release*|version*; always; ever since "
      "anybody|anyone|we|memory; anybody|anyone|nobody ~ remember*|know*; for a long|some|many; to|until ~ last; "
      "unknown; not known; not be determined");
  return dates_something_else(text) || names_release(text) || (kOrigin.in(text) && !kVague.in(text));
}

void check_factors(const Input& in, Sink& out) {
  for (const report::Factor& factor : in.report.factors) {
    const std::string timeline = factor_field(in, factor, "Timeline");
    if (timeline.empty()) continue;  // said by rootcause-factor-fields
    const std::string text = factor_field(in, factor, "Description") + " " + timeline;
    if (count_words(text) < 4 || tells_origin(timeline) || dates_something_else(text)) continue;
    out.add(factor.heading.span,
            fmt::format("{} does not read as telling when it first arose", name_factor(in, factor)))
        .help("Say since when the condition existed, with a date where possible.")
        .at_most(Level::should);
  }
}

void check_analysis(const Input& in, Sink& out, const Analysis& analysis) {
  if (count_words(analysis.prose) < 10) return;
  if (!tells_origin(analysis.prose)) {
    out.add(analysis.section->heading.span, "the analysis does not read as telling when its causes first arose")
        .help("Say for each cause since when the condition existed.")
        .at_most(Level::should);
    return;
  }
  for (const Span& cause : cause_paragraphs(in, analysis)) {
    if (tells_origin(fold(in.text(cause)))) continue;
    out.add(cause, "the paragraph on this cause does not read as telling when it first arose")
        .help("Say for each cause since when the condition existed.")
        .at_most(Level::should);
    return;
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!in.report.factors.empty()) return check_factors(in, out);
  for (const Analysis& analysis : analyses(in)) check_analysis(in, out, analysis);
}

}  // namespace candor::rules::rootcause_first_arose

namespace candor::rules {

extern const Rule kRootcauseFirstArose{.id = "rootcause-first-arose",
                                       .title = "The analysis tells when each cause first arose",
                                       .requirements = {"rootcause-first-arose"},
                                       .kinds = kFull | kAudit,
                                       .decided = Decided::heuristic,
                                       .since = "0.1",
                                       .why = "How long a condition existed tells how much else it may have touched.",
                                       .check = rootcause_first_arose::check};

}  // namespace candor::rules
