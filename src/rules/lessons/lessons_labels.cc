// lessons-went-well and its siblings: the three sub-sections of 2.0, the four fields of 3.x (Additional may be called
// Other), each with content; N/A counts in 3.x.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/fields.h"
#include "rules/support/remedies.h"
#include "rules/support/sections.h"
#include "rules/support/words.h"

namespace candor::rules::lessons_labels {

namespace {

using report::SectionId;

struct Part {
  SectionId id;
  std::string_view label;
  std::string_view requirement;
};

constexpr Part kParts[] = {{SectionId::went_well, "What went well", "lessons-went-well"},
                           {SectionId::didnt_go_well, "What didn't go well", "lessons-didnt-go-well"},
                           {SectionId::got_lucky, "Where we got lucky", "lessons-got-lucky"},
                           {SectionId::additional, "Additional", "lessons-additional"}};

bool has_items(const Input& in, SectionId id) {
  for (const report::LessonItem& item : in.report.lessons) {
    if (item.category == id && item.text.text.find_first_not_of("-*_. \t\r\n") != std::string_view::npos) return true;
  }
  return false;
}

// "Everybody showed great commitment": thanks to colleagues, and nothing that made the impact smaller.
bool only_praises(std::string_view folded) {
  static const Patterns kPraise(
      "commitment|dedication|teamwork|spirit|professional*|cooperation|collaboration|communication|"
      "coordination|effort*|motivation|team|teams|colleagues|everybody|everyone|staff ~ "
      "good|great|excellent|outstanding|exemplary|smooth*|perfect*|well|tremendous|always|thank*|proud; "
      "good|great|excellent|outstanding|exemplary|smooth*|tremendous ~ "
      "commitment|dedication|teamwork|spirit|professional*|cooperation|collaboration|communication|"
      "coordination|effort*|motivation");
  static const Patterns kEffect(
      "revo*; detect*; found; stop*; block*; replac*; limit*; contain*; within; minute*; hour*; day|days; automat*; "
      "prevent*; reduc*; identif*; alarm*; alert*; monitor*; script*; log|logs; list; before; because; certificate*; "
      "number*; quick*|fast; same ~ day");
  const Words words(folded);
  return kPraise.in(words) && !kEffect.in(words) && folded.find_first_of("0123456789") == std::string_view::npos;
}

void check_praise(const Input& in, Sink& out) {
  const auto items = lessons_in(in, SectionId::went_well);
  const bool praises =
      std::all_of(items.begin(), items.end(), [](const Lesson& item) { return only_praises(fold(item.text)); });
  if (items.empty() || !praises) return;
  out.add(items.front().span, "\"What went well\" reads as praise, and names nothing that made the impact smaller")
      .help("Name what worked: a control that caught it, a tool or a preparation that made the response quick.")
      .requirement("lessons-went-well")
      .at_most(Level::should);
}

void check_heading(const Input& in, Sink& out, const Part& part) {
  if (has_items(in, part.id)) return;
  if (!require_section(in, out, part.id, {part.requirement})) return;
  const report::Section* section = in.report.section(part.id);
  if (section == nullptr) return;
  out.add(section->heading.span, fmt::format("\"{}\" lists nothing", part.label))
      .help("List at least one item, or say that there was none.")
      .requirement(part.requirement);
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!shows_section(in, SectionId::lessons)) return;  // said by lessons-section
  if (in.version.find("lessons-went-well") != nullptr) check_praise(in, out);
  for (const Part& part : kParts) {
    if (in.version.find(part.requirement) == nullptr) continue;
    if (in.version.at_least("3.0")) {
      require_field(in, out, SectionId::lessons, part.label, {part.requirement});
    } else {
      check_heading(in, out, part);
    }
  }
}

}  // namespace candor::rules::lessons_labels

namespace candor::rules {

extern const Rule kLessonsLabels{
    .id = "lessons-labels",
    .title = "The lessons learned have all their parts",
    .requirements = {"lessons-went-well", "lessons-didnt-go-well", "lessons-got-lucky", "lessons-additional"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "What went well and what was luck are the parts that authors under pressure forget.",
    .check = lessons_labels::check};

}  // namespace candor::rules
