// actions-kind: each action item helps to Prevent, Detect or Mitigate future incidents; a cell may name several.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/remedies.h"
#include "rules/support/wording.h"

namespace candor::rules::actions_kind {

namespace {

enum class Word { kind, near, joiner, other };

struct Near {
  std::string_view word;
  std::string_view kind;
};

constexpr Near kNear[] = {{"prevention", "Prevent"},  {"preventive", "Prevent"}, {"preventative", "Prevent"},
                          {"prevents", "Prevent"},    {"preventing", "Prevent"}, {"detection", "Detect"},
                          {"detective", "Detect"},    {"detects", "Detect"},     {"detecting", "Detect"},
                          {"mitigation", "Mitigate"}, {"mitigates", "Mitigate"}, {"mitigating", "Mitigate"},
                          {"mitigative", "Mitigate"}};

Word classify(std::string_view word, std::string_view& kind) {
  if (word == "prevent" || word == "detect" || word == "mitigate") return Word::kind;
  if (word == "and" || word == "or") return Word::joiner;
  for (const Near& near : kNear) {
    if (word != near.word) continue;
    kind = near.kind;
    return Word::near;
  }
  return Word::other;
}

struct Reading {
  bool other = false;     // a word outside the vocabulary
  std::string_view near;  // kind that an inflected word means
  size_t words = 0;
};

Reading read(std::string_view folded) {
  Reading reading;
  for (size_t at = 0; at < folded.size();) {
    const size_t begin = folded.find_first_of("abcdefghijklmnopqrstuvwxyz0123456789", at);
    if (begin == std::string_view::npos) break;
    const size_t end = std::min(folded.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789", begin), folded.size());
    const Word word = classify(folded.substr(begin, end - begin), reading.near);
    reading.other = reading.other || word == Word::other;
    ++reading.words;
    at = end;
  }
  return reading;
}

void check_item(const Input& in, Sink& out, const report::ActionItem& item) {
  if (cell_is_empty(in, item, item.kind, "kind")) {
    out.add(item.row, fmt::format("{} has no kind", name_item(item))).help("Write Prevent, Detect or Mitigate.");
    return;
  }
  if (item.kind.empty()) return;
  const Reading reading = read(fold(item.kind.text));
  if (reading.other || reading.words == 0) {
    out.add(item.kind.span,
            fmt::format("kind \"{}\" of action item {} is not Prevent, Detect or Mitigate", item.kind.text, item.index))
        .help("Write Prevent, Detect or Mitigate, or several of them.");
  } else if (!reading.near.empty()) {
    Draft draft = out.add(item.kind.span, fmt::format("kind \"{}\" of action item {} is written {} in the guidelines",
                                                      item.kind.text, item.index, reading.near));
    draft.help(fmt::format("Write {}.", reading.near)).at_most(Level::should);
    if (reading.words == 1) {
      draft.fix({fmt::format("write {}", reading.near), item.kind.span, std::string(reading.near)});
    }
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::ActionItem& item : in.report.actions) check_item(in, out, item);
}

}  // namespace candor::rules::actions_kind

namespace candor::rules {

extern const Rule kActionsKind{.id = "actions-kind",
                               .title = "Each action item is of kind Prevent, Detect or Mitigate",
                               .requirements = {"actions-kind"},
                               .kinds = kFull | kAudit,
                               .decided = Decided::mechanical,
                               .since = "0.1",
                               .why = "The kinds show at a glance whether the list only repairs or also protects.",
                               .check = actions_kind::check};

}  // namespace candor::rules
