#include "report/lessons.h"

#include <algorithm>

#include "report/items.h"

namespace candor::report {

namespace {

SectionId category_of(std::string_view label) {
  if (label.starts_with("What went")) return SectionId::went_well;
  if (label.starts_with("What did")) return SectionId::didnt_go_well;
  if (label.starts_with("Where we")) return SectionId::got_lucky;
  return SectionId::additional;
}

// "N/A", "-", "None": nothing to learn from.
bool says_nothing(std::string_view text) {
  return says_not_applicable(text) || text.find_first_not_of("-*./ ") == std::string_view::npos;
}

void add_items(const Scope& scope, Span span, SectionId category, std::vector<LessonItem>& out) {
  const Range range = pieces_of(scope, span);
  std::vector<Item> items = read_items(scope, range);
  // A list may follow a sentence on the label's own line; without a list each paragraph is an item.
  if (items.empty()) items = read_paragraphs(scope, range);
  for (Item& item : items) {
    item.span = trim_value(scope.text, {std::max(item.span.begin, span.begin), std::min(item.span.end, span.end)});
    if (item.span.empty() || says_nothing(scope.view(item.span))) continue;
    out.push_back({category, scope.as_text(item.span), item.line});
  }
}

}  // namespace

std::vector<LessonItem> read_lessons(const Scope& scope, const Report& report) {
  std::vector<LessonItem> out;
  for (const Section& section : report.sections) {
    if (section.id < SectionId::went_well || section.id > SectionId::additional) continue;
    add_items(scope, section.body, section.id, out);
  }
  for (const Field& field : report.fields) {
    if (field.section != SectionId::lessons || field.value.empty()) continue;
    const Range range = pieces_of(scope, field.value.span);
    // The label's own line is a list item too, so a value beside the label is one item of its own.
    const bool below = field.value_below || range.last - range.first > 1;
    if (!below) {
      if (!says_nothing(field.value.text)) out.push_back({category_of(field.label), field.value, field.line});
      continue;
    }
    Span rest = field.value.span;
    if (!field.value_below) {
      const Span first{rest.begin, std::min(scope.piece(range.first).content.end, rest.end)};
      if (!says_nothing(scope.view(first))) out.push_back({category_of(field.label), scope.as_text(first), field.line});
      rest.begin = first.end;
      rest = trim_value(scope.text, rest);
    }
    if (!rest.empty()) add_items(scope, rest, category_of(field.label), out);
  }
  return out;
}

}  // namespace candor::report
