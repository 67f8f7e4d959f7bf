#include "report/action_list.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "report/items.h"
#include "report/stamp_index.h"

namespace candor::report {

namespace {

constexpr std::array<std::string_view, 13> kStatuses = {
    "in progress", "not started", "active since", "completed", "complete", "done",    "planned",
    "ongoing",     "delayed",     "cancelled",    "canceled",  "pending",  "on track"};

constexpr std::array<std::string_view, 6> kKinds = {"Prevent",    "Mitigate",   "Detect",
                                                    "Prevention", "Mitigation", "Detection"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool stands_alone(std::string_view text, size_t at, size_t length) {
  const size_t end = at + length;
  return (at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]));
}

// "done, 2023-09-05", "completed on 4 May", "active since 2023": a status is followed by a mark, a date or nothing;
// "a complete list" goes on with a word.
bool ends_phrase(std::string_view text, size_t at) {
  while (at < text.size() && (text[at] == '*' || text[at] == '_')) ++at;
  if (at >= text.size() || std::string_view(",.;:)-|\n").find(text[at]) != std::string_view::npos) return true;
  const std::string_view rest = trim(text.substr(at));
  static constexpr std::array<std::string_view, 6> kLinks = {"on ", "by ", "since ", "until ", "in ", "("};
  return rest.empty() || (rest[0] >= '0' && rest[0] <= '9') ||
         std::any_of(kLinks.begin(), kLinks.end(), [&](std::string_view link) { return rest.starts_with(link); });
}

// The last status word: it stands at the end, behind what is to be done. Length 0 if there is none.
Span last_status(std::string_view text) {
  const std::string lower = to_lower(text);
  Span best;
  for (const std::string_view word : kStatuses) {
    const size_t at = lower.rfind(word);
    if (at == std::string::npos || !stands_alone(lower, at, word.size())) continue;
    if (word != "active since" && !ends_phrase(lower, at + word.size())) continue;
    if (best.empty() || at > best.begin) best = {at, at + word.size()};
  }
  return best;
}

// "(Mitigate)", "Kind: Prevent", "text - Detect -", "Prevent: text": a kind word behind a mark, not a verb at the
// beginning.
Span kind_word(std::string_view text) {
  for (const std::string_view word : kKinds) {
    if (text.starts_with(word) && text.substr(word.size()).starts_with(":")) return {0, word.size()};
    for (size_t at = text.find(word, 2); at != std::string_view::npos; at = text.find(word, at + 1)) {
      const char before = text[at - 1] == ' ' || text[at - 1] == '*' ? text[at - 2] : text[at - 1];
      const bool marked = std::string_view("([:-|*\n").find(before) != std::string_view::npos;
      if (marked && stands_alone(text, at, word.size())) return {at, at + word.size()};
    }
  }
  return {};
}

Text part(const Scope& scope, Span whole, Span inside) {
  if (inside.empty()) return {{whole.end, whole.end}, {}};
  return scope.as_text({whole.begin + inside.begin, whole.begin + inside.end});
}

// "Text. Status: done, 2023-09-05", "Text. Completed, 2023-05-26.", "Text (Mitigate). Done 2025-01-17."
ActionItem list_item(const Scope& scope, const Item& found, const std::vector<Timestamp>& stamps) {
  ActionItem item;
  const std::string_view text = scope.view(found.span);
  item.row = found.span;
  item.line = found.line;
  item.description = scope.as_text(found.span);
  item.kind = part(scope, found.span, kind_word(text));
  item.root_causes = item.criteria = item.due = part(scope, found.span, {});
  item.status = part(scope, found.span, last_status(text));
  item.due_stamp = last_stamp_in(stamps, found.span);
  if (item.due_stamp) item.due = scope.as_text(stamps[*item.due_stamp].span);
  return item;
}

}  // namespace

void read_action_list(const Scope& scope, Range range, const Section& section, Report& report) {
  std::vector<Item> items = read_items(scope, range);
  const bool prose = items.empty() && section.id != SectionId::action_items;
  if (prose) items = read_paragraphs(scope, range);
  for (Item& found : items) {
    found.span.begin = std::max(found.span.begin, section.body.begin);
    found.span.end = std::min(found.span.end, section.body.end);
    if (found.span.empty()) continue;
    ActionItem item = list_item(scope, found, report.stamps);
    if (!prose || item.due_stamp || !item.status.empty()) report.actions.push_back(item);
  }
}

}  // namespace candor::report
