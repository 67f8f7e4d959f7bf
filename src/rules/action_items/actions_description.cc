// actions-description: each action item says what will be done, from 3.0 on in detail; actions-specific: not only that
// something will be improved.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificate_table.h"
#include "rules/support/remedies.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::actions_description {

namespace {

constexpr size_t kFewWords = 5;
constexpr size_t kTitleWords = 2;  // before 3.0, which asks for detail
constexpr size_t kVagueWords = 16;

// What others could look at later: a figure, a name, a thing, an occasion, a condition.
bool names_something(const report::ActionItem& item, const Words& words) {
  static const Patterns kThing(
      "lint*|zlint|pkilint|certlint|hsm|crl|crls|ocsp|ct|api|acme|caa|dns|dnssec|mpic|san|eku|oid|csr|cps|cp|ldap|sql|"
      "script|scripts|job|tool|form|field|fields|button|screen|wizard|template|table|database|register|parser|adapter|"
      "library|queue|server|servers|responder*|signer|key|keys|alarm|alarms|alert|alerts|dashboard|threshold|gate|"
      "whitelist|allowlist|blocklist|list|checklist|test|tests|regression|ceremony|backup|firewall|mailbox|"
      "calendar|ticket|tickets|contract|agreement|page|runbook|handbook|drill|exercise|comparison|compare|second|dual|"
      "two|four; ca|cas; pipeline; code; repository; scan|scanner; sample*; log|logs; name|value|values|serial*");
  static const Patterns kWhen(
      "before|after|when|whenever|unless|until|if|every|each|per|weekly|daily|monthly|quarterly|yearly|hourly; "
      "automatic*; "
      "reject*|refuse*|block*|forbid*|remov*|delet*|replac*|withdraw*|disabl*|split*|publish*|hire*|record*|"
      "compar*|count*");
  if (kThing.in(words) || kWhen.in(words)) return true;
  const std::string_view text = item.description.text;
  return text.find_first_of("0123456789`\"") != std::string_view::npos;
}

// Words of good intentions: to improve, raise or look into, and what such sentences speak of.
bool opens_vaguely(const Words& words) {
  static const Patterns kVague(
      "improv*|enhanc*|strengthen*|consider*|increas*|optimi*|rais*|reinforc*|better|continu*|evaluat*|revisit*|"
      "updat*|refin*|tighten*|examin*|ensur*|further|foster*|promot*|develop*|work|look|make|making|pay|take|try|"
      "be|rethink*|reconsider*|analy*|assess*|explor*|investigat*|discuss*|general|various|several|additional|more|"
      "appropriate|suitable|necessary|adequate|corresponding|overhaul|adapt*|adjust*|intensif*|expand*|extend*|upgrad*|"
      "moderni*|streamlin*|harmoni*|sensiti*|study|rework*|revis*|implement*|introduc*|establish*|stricter|closer|"
      "process|organi*|technical|internal|quality; "
      "review|reviewing "
      "the|our|all|internal|existing|relevant|current|of|procedure*|process*|polic*|control*|documentation");
  // "We will improve", "Aim to raise".
  static const Patterns kWill("will|to|shall");
  const auto will = kWill.find(words, 0, std::min<size_t>(words.size(), 3));
  const size_t from = will ? *will + 1 : 0;
  constexpr size_t kOpening = 2;
  return kVague.find(words, from, std::min(words.size(), from + kOpening + 1)).has_value();
}

// "Improve the process", "various technical and organisational measures": a wish without an object that could be
// checked.
bool reads_as_vague(const report::ActionItem& item) {
  const Words words(item.description.text);
  return words.size() <= kVagueWords && opens_vaguely(words) && !names_something(item, words);
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::ActionItem& item : in.report.actions) {
    const std::string text = fold(item.description.text);
    const Span place = item.description.empty() ? item.row : item.description.span;
    if (cell_says_nothing(text)) {
      if (actions_are_flattened(in)) continue;
      out.add(place, fmt::format("action item {} has no description", item.index))
          .help("Say what will be done.")
          .requirement("actions-description");
    } else if (reads_as_vague(item)) {
      out.add(place, fmt::format("{} reads as vague", name_item(item)))
          .help("Say concretely what will change, so that others can tell whether it was done.")
          .requirement("actions-specific")
          .requirement("actions-description")
          .at_most(Level::should);
    } else if (const size_t words = count_words(text);
               in.version.at_least("3.0") ? words < kFewWords : words <= kTitleWords) {
      out.add(place, fmt::format("{} is described in {} word{}", name_item(item), words, words == 1 ? "" : "s"))
          .help("Describe the action in detail.")
          .requirement("actions-description")
          .requirement("actions-specific")
          .at_most(Level::should);
    }
  }
}

}  // namespace candor::rules::actions_description

namespace candor::rules {

extern const Rule kActionsDescription{.id = "actions-description",
                                      .title = "Each action item says what will be done",
                                      .requirements = {"actions-description", "actions-specific"},
                                      .kinds = kFull | kAudit,
                                      .decided = Decided::heuristic,
                                      .since = "0.1",
                                      .why = "An action that cannot be pictured cannot be checked either.",
                                      .check = actions_description::check};

}  // namespace candor::rules
