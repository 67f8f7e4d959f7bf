// The explicit rule table (linkers drop self-registering objects of static libraries), completed by the review
// questions: requirements that only a person can judge, straight from the catalogue.
#include <algorithm>
#include <map>

#include "rules/rule.h"

namespace candor::rules {

#define CANDOR_RULE(name) extern const Rule name;
#include "rules/table.inc"
#undef CANDOR_RULE

namespace {

unsigned kinds_of(const guidelines::Requirement& requirement) {
  static const std::map<std::string_view, unsigned> kMasks = {{"full", kFull},       {"preliminary", kPreliminary},
                                                              {"closure", kClosure}, {"audit", kAudit},
                                                              {"update", kUpdate},   {"bug", kAnyKind},
                                                              {"appendix", kFull}};
  unsigned mask = 0;
  for (const std::string_view kind : requirement.applies_to) mask |= kMasks.at(kind);
  return mask;
}

Rule review_question(const guidelines::Requirement& requirement) {
  return {.id = requirement.id,
          .title = requirement.title,
          .requirements = {requirement.id},
          .kinds = kinds_of(requirement),
          .decided = Decided::human,
          .since = "0.1",
          .why = requirement.text,
          .check = nullptr};
}

std::vector<const Rule*> coded_rules() {
  return {
#define CANDOR_RULE(name) &name,
#include "rules/table.inc"
#undef CANDOR_RULE
  };
}

bool covered(const std::vector<const Rule*>& rules, std::string_view requirement) {
  return std::any_of(rules.begin(), rules.end(), [&](const Rule* rule) {
    return std::find(rule->requirements.begin(), rule->requirements.end(), requirement) != rule->requirements.end();
  });
}

const std::vector<Rule>& review_questions() {
  static const std::vector<Rule> kQuestions = [] {
    const auto coded = coded_rules();
    std::vector<Rule> questions;
    for (const auto& requirement : guidelines::requirements()) {
      if (!covered(coded, requirement.id)) questions.push_back(review_question(requirement));
    }
    return questions;
  }();
  return kQuestions;
}

}  // namespace

std::vector<const Rule*> all_rules() {
  std::vector<const Rule*> rules = coded_rules();
  for (const Rule& question : review_questions()) rules.push_back(&question);
  return rules;
}

const Rule* find_rule(std::string_view id) {
  const auto rules = all_rules();
  for (const Rule* rule : rules) {
    if (rule->id == id) return rule;
  }
  for (const Rule* rule : rules) {
    const auto& ids = rule->requirements;
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) return rule;
  }
  return nullptr;
}

}  // namespace candor::rules
