// actions-future-protection: it is not enough that the actions end this incident; they protect against the next one. A
// list that only revokes, replaces and informs does not, nor does one without any item to prevent or detect.
#include <algorithm>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/protection.h"
#include "rules/support/remedies.h"

namespace candor::rules::actions_future_protection {

namespace {

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
    // Knowledge alone protects little; from 2.0 on nothing says so in words, hence as advice.
    const bool training =
        std::all_of(remedies.begin(), remedies.end(),
                    [&](const Remedy& remedy) {
                      const std::string text = words(remedy);
                      return reads_as_training(text) || (reads_as_repair(text) && !reads_as_protecting(text));
                    }) &&
        std::any_of(remedies.begin(), remedies.end(),
                    [&](const Remedy& remedy) { return reads_as_training(words(remedy)); });
    if (training && in.version.at_least("2.0")) {
      out.add(remedies.front().span, "apart from cleaning up, all actions read as training or reminders")
          .help("Add actions that change the tools or practices, so that less depends on people being careful.")
          .at_most(Level::should);
      continue;
    }
    const bool protects = std::any_of(remedies.begin(), remedies.end(),
                                      [&](const Remedy& remedy) { return reads_as_protecting(words(remedy)); });
    const bool repairs = !protects && std::any_of(remedies.begin(), remedies.end(),
                                                  [&](const Remedy& remedy) { return reads_as_repair(words(remedy)); });
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
