// actions-training-alone: improved training by itself is no sufficient mitigation (1.0).
#include <algorithm>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/prose.h"
#include "rules/support/remedies.h"
#include "rules/support/words.h"

namespace candor::rules::actions_training_alone {

namespace {

bool is_cleaning_up(std::string_view text) {
  static const Patterns kRepair{"revok*",  "replac*", "reissu*", "re issu*", "notif*",
                                "inform*", "apolog*", "refund*", "contact*"};
  static const Patterns kMore{"automat*", "check*", "block*", "test*",   "monitor*",
                              "alarm*",   "lint*",  "tool*",  "script*", "before*"};
  return kRepair.in(text) && !kMore.in(text);
}

// Something else than knowledge changes: a tool, a form, a rule that machines keep, a second person.
bool changes_practice(std::string_view text) {
  static const Patterns kChange(
      "automat*|script|scripts|tool|tools|software|lint*|release|block*|enforc*|technical*|job|alarm*|monitor*|refus*|"
      "reject*|system|systems|database|api|gate|compar*|dropdown|template|mandatory|import*|export*|probe*|"
      "dashboard*|queue|backup*|redundan*|firewall|server*|code|config*|parameter*|plugin|interface|withdraw*|replaced "
      "~ "
      "by|with; form|field|register|screen|page ~ "
      "has|takes|checks|accepts|refuses|is|no|cannot|shows|gets|contains|was|are|of|with; "
      "second ~ person|approval|signature|look|check|pair; two|four ~ eyes|persons|people|signatures; dual control; "
      "drop down; takes|reads|comes ~ from; process|procedure|workflow ~ changed|redesigned|replaced|new; new ~ "
      "process|procedure|workflow|role|position; check|checks|sample*|review* ~ each|every|weekly|monthly|quarterly|"
      "includes|before; audit* ~ each|every|weekly|monthly|quarterly");
  return kChange.in(text);
}

// People are told or shown something, or know it now.
bool tells_people(std::string_view text) {
  static const Patterns kPeople(
      "session*|course*|poster*|meeting*|lesson*|lessons|leaflet*|aware|made aware; attend*; took|take part; "
      "know|knows; read|reads|sign|signs|signed ~ rule|rules|instruction*|declaration|statement|commitment|policy|"
      "procedure*|handbook|guideline*; rule|rules|instruction*|guideline* ~ "
      "repeated|explained|recalled|read|handed|sent|hang*|gone; "
      "go|goes|went through; remember*; feedback; appeal*|called upon; attention");
  return reads_as_training(text) || kPeople.in(text);
}

void check_section(const Input& in, Sink& out, const report::Section& section) {
  const Remedy* first = nullptr;
  const auto remedies = remedies_in(in, section);
  for (const Remedy& remedy : remedies) {
    const bool training =
        reads_as_training(remedy.text) || (tells_people(remedy.text) && !changes_practice(remedy.text));
    if (!training && !is_cleaning_up(remedy.text)) return;
    if (training && first == nullptr) first = &remedy;
  }
  if (first == nullptr) return;
  out.add(first->span, "apart from cleaning up, all steps read as training or reminders")
      .help("Add steps that change the tools or practices, so that less depends on people being careful.")
      .at_most(Level::should);
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::Section* section : remedy_sections(in)) check_section(in, out, *section);
}

}  // namespace candor::rules::actions_training_alone

namespace candor::rules {

extern const Rule kActionsTrainingAlone{
    .id = "actions-training-alone",
    .title = "Training is not the only measure",
    .requirements = {"actions-training-alone"},
    .kinds = kFull | kAudit,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "People forget and leave; what they were told yesterday does not hold back tomorrow's mistake.",
    .check = actions_training_alone::check};

}  // namespace candor::rules
