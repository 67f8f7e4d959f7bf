// actions-future-protection: it is not enough that the actions end this incident; they protect against the next one. A
// list that only revokes, replaces and informs does not, nor does one without any item to prevent or detect.
#include <algorithm>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/remedies.h"
#include "rules/support/words.h"

namespace candor::rules::actions_future_protection {

namespace {

bool only_repairs(std::string_view text) {
  static const Patterns kRepair{"revok*",
                                "replac*",
                                "reissu*",
                                "re issu*",
                                "notif*",
                                "inform*",
                                "apolog*",
                                "refund*",
                                "contact*",
                                "told",
                                "tell",
                                "delete the*",
                                "remove the affected*",
                                "re key*",
                                "rekey*",
                                "correct the certificate*",
                                "fix the certificate*",
                                "file",
                                "publish the report*"};
  static const Patterns kProtects{"automat*", "prevent*",   "check*",   "block*", "test*",   "monitor*", "alarm*",
                                  "lint*",    "procedure*", "process*", "plan",   "policy*", "review*",  "tool*",
                                  "before*",  "future*",    "each",     "every",  "weekly*", "monthly*", "daily*",
                                  "new",      "train*",     "alert*",   "limit*", "refuse*", "reject*",  "enforce*",
                                  "require*", "redesign*",  "rewrite*"};
  return kRepair.in(text) && !kProtects.in(text);
}

// Steps that end this incident without naming it: they count beside a repair, and not by themselves.
bool only_tidies(std::string_view text) {
  static const Patterns kTidies{"publish*", "write",   "set the*",        "reset*",      "restore*",
                                "restart*", "repair*", "correct the*",    "report",      "post",
                                "answer*",  "close",   "update the bug*", "open a bug*", "delete"};
  static const Patterns kLasts{
      "automat*", "prevent*", "check*",  "block*", "test*",   "monitor*", "alarm*",   "lint*",      "procedure*",
      "process*", "policy*",  "review*", "tool*",  "each",    "every",    "weekly*",  "monthly*",   "daily*",
      "new",      "train*",   "alert*",  "limit*", "refuse*", "enforce*", "require*", "template*",  "rule*",
      "before",   "only",     "when",    "if",     "unless",  "until",    "so that*", "dashboard*", "status page*"};
  return kTidies.opens(text) && !kLasts.in(text);
}

bool all_mitigate(const std::vector<Remedy>& remedies) {
  return std::all_of(remedies.begin(), remedies.end(), [](const Remedy& remedy) {
    return remedy.item != nullptr && fold(remedy.item->kind.text) == "mitigate";
  });
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::Section* section : remedy_sections(in)) {
    const auto remedies = remedies_in(in, *section);
    if (remedies.empty()) continue;
    const auto words = [](const Remedy& remedy) {
      return remedy.item != nullptr ? fold(remedy.item->description.text) : remedy.text;
    };
    const bool repairs = std::any_of(remedies.begin(), remedies.end(),
                                     [&](const Remedy& remedy) { return only_repairs(words(remedy)); }) &&
                         std::all_of(remedies.begin(), remedies.end(), [&](const Remedy& remedy) {
                           return only_repairs(words(remedy)) || only_tidies(words(remedy));
                         });
    if (!repairs && !all_mitigate(remedies)) continue;
    out.add(remedies.front().span, repairs
                                       ? "all actions read as repairing this incident, none as protecting against "
                                         "the next one"
                                       : "all actions are of kind Mitigate, none prevents or detects the next incident")
        .help("Add actions that prevent or detect incidents of this kind.")
        .at_most(Level::should);
  }
}

}  // namespace candor::rules::actions_future_protection

namespace candor::rules {

extern const Rule kActionsFutureProtection{
    .id = "actions-future-protection",
    .title = "The actions protect against future incidents",
    .requirements = {"actions-future-protection"},
    .kinds = kFull | kAudit,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Cleaning up is owed anyway; trust is regained by what keeps it from happening again.",
    .check = actions_future_protection::check};

}  // namespace candor::rules
