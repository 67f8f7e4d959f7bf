// rootcause-first-arose: for each cause the report notes when it first arose. Any date, year, release or wording of
// origin counts; only its complete absence is worth a question.
#include <algorithm>
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::rootcause_first_arose {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

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

bool tells_origin(std::string_view text) {
  static const Patterns kOrigin{
      "since its*",      "since the*",   "since then*",         "since version*",  "introduced*",
      "first arose*",    "arose*",       "from the beginning*", "from the start*", "from the outset*",
      "from its first*", "originally*",  "dates from*",         "dates back*",     "goes back*",
      "went live*",      "was added*",   "were added*",         "has existed*",    "first version*",
      "years ago*",      "months ago*",  "weeks ago*",          "has always*",     "had always*",
      "was built*",      "was written*", "was designed*",       "was created*",    "was deployed*",
      "was rolled out*", "was set up*",  "inherited*",          "predates*",       "at the time of*",
      "release*",        "migration*",   "came with*",          "founded*",        "from day one*"};
  return kOrigin.in(text) || dates_something_else(text);
}

void check_factors(const Input& in, Sink& out) {
  for (const report::Factor& factor : in.report.factors) {
    if (factor_field(in, factor, "Timeline").empty()) continue;  // said by rootcause-factor-fields
    const std::string text = factor_field(in, factor, "Description") + " " + factor_field(in, factor, "Timeline");
    if (count_words(text) < 4 || tells_origin(text)) continue;
    out.add(factor.heading.span,
            fmt::format("{} does not read as telling when it first arose", name_factor(in, factor)))
        .help("Say since when the condition existed, with a date where possible.")
        .at_most(Level::should);
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!in.report.factors.empty()) {
    check_factors(in, out);
    return;
  }
  for (const Analysis& analysis : analyses(in)) {
    if (count_words(analysis.prose) < 10 || tells_origin(analysis.prose)) continue;
    out.add(analysis.section->heading.span, "the analysis does not read as telling when its causes first arose")
        .help("Say for each cause since when the condition existed.")
        .at_most(Level::should);
  }
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
