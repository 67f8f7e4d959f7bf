// lessons-didnt-go-well-mapped: every item under What didn't go well and under Additional has an action item, and items
// under Where we got lucky generally have one. An item counts as served when the root cause cell of an action refers to
// it (3.x) or when an action reads as concerning the same thing.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/protection.h"
#include "rules/support/remedies.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::lessons_mapped {

namespace {

using report::SectionId;

// Lists longer than this are no lists of lessons; comparing every pair of them would take for ever.
constexpr size_t kMostPairs = 100'000;

struct Served {
  std::vector<Remedy> remedies;
  std::vector<Gist> gists;      // of the remedies
  std::vector<bool> cleans_up;  // revokes, replaces, informs
  std::vector<CauseReference> references;
  bool by_number = false;          // some action names a lesson by its number
  std::vector<std::string> topic;  // stems of what the whole report is about
};

Served collect(const Input& in) {
  Served served;
  for (const report::Section* section : remedy_sections(in)) {
    for (Remedy& remedy : remedies_in(in, *section)) served.remedies.push_back(std::move(remedy));
  }
  for (const Remedy& remedy : served.remedies) {
    // What an action is about stands in its description; criteria and dates share words with anything.
    const bool described = remedy.item != nullptr && !remedy.item->description.empty();
    served.gists.push_back(gist_of(described ? fold(remedy.item->description.text) : remedy.text));
    const std::string kind = remedy.item != nullptr ? fold(remedy.item->kind.text) : std::string();
    served.cleans_up.push_back(kind == "mitigate" && reads_as_repair(remedy.text) && !reads_as_protecting(remedy.text));
    const bool has_cell = remedy.item != nullptr && !remedy.item->root_causes.empty();
    // A flattened row has the cell somewhere in its text.
    served.references.push_back(read_causes(has_cell ? fold(remedy.item->root_causes.text) : std::string_view()));
    if (!has_cell && remedy.text.find("go well") != std::string::npos) served.references.back().didnt_go_well = true;
  }
  served.by_number = std::any_of(served.references.begin(), served.references.end(),
                                 [](const CauseReference& each) { return !each.lessons.empty(); });
  std::string topic = in.context.title;
  for (const report::Field& field : in.report.fields) {
    if (field.label == "Incident description") topic += " " + in.document.prose(field.value.span);
  }
  served.topic = significant_stems(fold(topic));
  return served;
}

bool names_list(const CauseReference& reference, SectionId category) {
  if (category == SectionId::got_lucky) return reference.lucky;
  return category == SectionId::additional ? reference.additional : reference.didnt_go_well;
}

// An action names the list and this item of it, by number.
bool referred_to(const Served& served, SectionId category, int number) {
  return std::any_of(served.references.begin(), served.references.end(), [&](const CauseReference& reference) {
    const auto& numbers = reference.lessons;
    return names_list(reference, category) && std::find(numbers.begin(), numbers.end(), number) != numbers.end();
  });
}

// Actions that name the list and no item, and concern none of its items by their words: each may serve any one.
size_t spare_references(const Served& served, SectionId category, const std::vector<Lesson>& lessons) {
  size_t spare = 0;
  for (size_t i = 0; i < served.references.size(); ++i) {
    if (!names_list(served.references[i], category) || !served.references[i].lessons.empty()) continue;
    const bool taken = std::any_of(lessons.begin(), lessons.end(), [&](const Lesson& lesson) {
      return read_as_related(gist_of(fold(lesson.text)), served.gists[i], served.topic);
    });
    spare += taken ? 0 : 1;
  }
  return spare;
}

bool reads_as_served(const Served& served, const Lesson& lesson) {
  const Gist gist = gist_of(fold(lesson.text));
  for (size_t i = 0; i < served.gists.size(); ++i) {
    if (!read_as_related(gist, served.gists[i], served.topic)) continue;
    // What repairs this incident names the same things as a lesson without serving it. Where the table names lessons by
    // number, an action that names only root causes needs more than a word in common, too.
    const CauseReference& reference = served.references[i];
    const bool elsewhere = served.by_number && !reference.factors.empty() && !reference.any_lesson();
    if ((!served.cleans_up[i] && !elsewhere) || shared_stems(gist.stems, served.gists[i].stems) >= 2) return true;
  }
  return false;
}

std::string shorten(std::string_view text) {
  constexpr size_t kShown = 60;
  if (text.size() <= kShown) return std::string(text);
  const size_t space = text.rfind(' ', kShown);
  return space == std::string_view::npos ? std::string() : std::string(text.substr(0, space)) + " ...";
}

std::vector<std::pair<int, Lesson>> unserved(const Input& in, const Served& served, SectionId category) {
  std::vector<std::pair<int, Lesson>> left;
  const auto lessons = lessons_in(in, category);
  int number = 0;
  for (const Lesson& lesson : lessons) {
    ++number;
    if (!referred_to(served, category, number) && !reads_as_served(served, lesson)) left.emplace_back(number, lesson);
  }
  // A list of one item needs no number.
  const bool named = std::any_of(served.references.begin(), served.references.end(),
                                 [&](const CauseReference& reference) { return names_list(reference, category); });
  if (left.size() <= (lessons.size() == 1 && named ? 1 : spare_references(served, category, lessons))) left.clear();
  return left;
}

void check_list(const Input& in, Sink& out, const Served& served, SectionId category, std::string_view name,
                std::initializer_list<std::string_view> requirements) {
  for (const auto& [number, lesson] : unserved(in, served, category)) {
    Draft draft = out.add(lesson.span, fmt::format("no action item reads as concerning item {} of \"{}\" ({})", number,
                                                   name, shorten(lesson.text)));
    draft.help("Add an action item for it, or name it in the root cause column of the one that covers it.");
    draft.at_most(Level::should);
    for (const std::string_view id : requirements) draft.requirement(id);
  }
}

// Luck generally calls for an action, so only a list without any is worth a remark.
void check_luck(const Input& in, Sink& out, const Served& served) {
  const auto all = lessons_in(in, SectionId::got_lucky);
  if (all.empty() || unserved(in, served, SectionId::got_lucky).size() < all.size()) return;
  out.add(all.front().span, "no action item reads as concerning what luck has prevented so far")
      .help("Consider an action item, so that luck is not needed next time.")
      .requirement("lessons-got-lucky-mapped")
      .at_most(Level::may);
}

}  // namespace

void check(const Input& in, Sink& out) {
  const Served served = collect(in);
  if (served.remedies.empty()) return;  // said by actions-section
  if (served.remedies.size() * in.report.lessons.size() > kMostPairs) return;
  check_list(in, out, served, SectionId::didnt_go_well, "What didn't go well",
             {"lessons-didnt-go-well-mapped", "actions-every-didnt-go-well-mapped"});
  check_list(in, out, served, SectionId::additional, "Additional", {"lessons-additional-mapped"});
  check_luck(in, out, served);
}

}  // namespace candor::rules::lessons_mapped

namespace candor::rules {

extern const Rule kLessonsMapped{.id = "lessons-mapped",
                                 .title = "Every lesson has an action item",
                                 .requirements = {"lessons-didnt-go-well-mapped", "actions-every-didnt-go-well-mapped",
                                                  "lessons-additional-mapped", "lessons-got-lucky-mapped"},
                                 .kinds = kFull,
                                 .decided = Decided::heuristic,
                                 .since = "0.1",
                                 .why = "A lesson that nothing is done about was not learned.",
                                 .check = lessons_mapped::check};

}  // namespace candor::rules
