#include "rules/support/remedies.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/certificate_table.h"
#include "rules/support/place.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

using markdown::Line;
using report::Section;
using report::SectionId;

// "a)", "(b)", "c." at the beginning of a line.
bool opens_lettered(std::string_view text) {
  if (text.starts_with('(')) text.remove_prefix(1);
  if (text.size() < 3 || text[0] < 'a' || text[0] > 'z') return false;
  return text[1] == ')' || (text[1] == '.' && text[2] == ' ');
}

// Collects the steps of a section line by line.
class StepReader {
 public:
  StepReader(const Input& in, const Section& section) : in_(in), lines_(in.document.markdown().lines()) {
    for (int number = section.first_line + 1; number <= section.last_line; ++number) read(number);
  }

  // Paragraphs count only where nothing is marked as a step.
  std::vector<Remedy> take() {
    std::vector<Remedy> steps;
    for (const Step& step : steps_) {
      if (marked_ && !step.marked) continue;
      std::string text = fold(in_.text(step.span));
      if (count_words(text) > 0) steps.push_back({step.span, in_.document.line_of(step.span.begin), std::move(text)});
    }
    return steps;
  }

 private:
  struct Step {
    Span span;
    bool marked;
    int indent;
  };

  const Line& at(int number) const { return lines_[static_cast<size_t>(number) - 1]; }

  bool is_header_row(int number) const {
    return number < static_cast<int>(lines_.size()) && at(number + 1).delimiter && !at(number).delimiter;
  }

  void open(const Line& line, bool marked) {
    steps_.push_back({line.content, marked, line.indent});
    marked_ = marked_ || marked;
    continues_ = true;
  }

  void read(int number) {
    const Line& line = at(number);
    if (line.comment || line.delimiter || line.rule) return;
    if (line.table) {
      if (!is_header_row(number)) open(line, true);
      continues_ = false;
      return;
    }
    const bool item = line.bullet || line.ordered || opens_lettered(in_.text(line.content));
    if (item && !(continues_ && !steps_.empty() && line.indent > steps_.back().indent + 1)) {
      open(line, true);
    } else if (line.blank()) {
      continues_ = false;
    } else if (continues_ && !steps_.empty()) {
      steps_.back().span.end = line.content.end;
    } else {
      open(line, false);
    }
  }

  const Input& in_;
  const std::vector<Line>& lines_;
  std::vector<Step> steps_;
  bool marked_ = false;
  bool continues_ = false;
};

std::string row_text(const Input& in, const report::ActionItem& item) {
  std::string text = fold(in.text(item.row));
  for (size_t bar = text.find('|'); bar != std::string::npos; bar = text.find('|', bar + 1)) text[bar] = ' ';
  return text;
}

}  // namespace

std::vector<const Section*> remedy_sections(const Input& in) {
  std::vector<const Section*> found;
  for (const Section& section : in.report.sections) {
    const bool wanted = section.id == SectionId::action_items || section.id == SectionId::topic_steps ||
                        section.id == SectionId::issue_remediation;
    if (wanted) found.push_back(&section);
  }
  return found;
}

std::vector<Remedy> remedies_in(const Input& in, const Section& section) {
  const auto& actions = in.report.actions;  // in the order of the source
  std::vector<Remedy> found;
  auto item = std::lower_bound(actions.begin(), actions.end(), section.body.begin,
                               [](const report::ActionItem& a, size_t begin) { return a.row.begin < begin; });
  for (; item != actions.end() && item->row.end <= section.body.end; ++item) {
    found.push_back({item->row, item->line, row_text(in, *item), &*item});
  }
  return found.empty() ? StepReader(in, section).take() : found;
}

std::vector<Remedy> remedies(const Input& in) {
  std::vector<Remedy> all;
  for (const Section* section : remedy_sections(in)) {
    for (Remedy& remedy : remedies_in(in, *section)) all.push_back(std::move(remedy));
  }
  return all;
}

std::string name_item(const report::ActionItem& item) {
  constexpr size_t kShown = 40;
  std::string_view text = item.description.text;
  const size_t line_end = std::min(text.find('\n'), text.size());
  text = trim(text.substr(0, line_end));
  if (text.empty()) return fmt::format("action item {}", item.index);
  if (text.size() <= kShown) return fmt::format("action item {} ({})", item.index, text);
  const size_t space = text.rfind(' ', kShown);
  // Without a space near, cutting might split a character.
  if (space == std::string_view::npos || space < kShown / 2) return fmt::format("action item {}", item.index);
  return fmt::format("action item {} ({} ...)", item.index, text.substr(0, space));
}

bool actions_are_flattened(const Input& in) {
  const auto& tables = in.report.action_tables;
  return in.report.flattened ||
         std::any_of(tables.begin(), tables.end(), [](const report::Table& table) { return table.flattened; });
}

bool reads_as_training(std::string_view text) {
  static const Patterns kTraining{"train*",
                                  "retrain*",
                                  "re train*",
                                  "awareness*",
                                  "remind*",
                                  "refresher*",
                                  "workshop*",
                                  "educat*",
                                  "coach*",
                                  "briefing*",
                                  "e learning*",
                                  "seminar*",
                                  "course",
                                  "counsel*",
                                  "classroom*",
                                  "circular*",
                                  "lecture*",
                                  "reprimand*",
                                  "disciplin*",
                                  "team talk*",
                                  "lesson*",
                                  "instructed*",
                                  "instruction",
                                  "sensiti*",
                                  "explain*|explained ~ to|again|once",
                                  "talked|spoke|spoken|talk ~ with|to",
                                  "mentor*",
                                  "asked|told|urged ~ to",
                                  "look twice",
                                  "exam*|quiz*",
                                  "e mail|email|mail|letter ~ recalls|reminds|explains|about",
                                  "importance|careful|care|attention ~ of|to|with"};
  static const Patterns kTechnical{"automat*", "tool*",    "script*",  "software*", "linter*",
                                   "lint",     "release*", "block*",   "enforce*",  "technical*",
                                   "job",      "alarm*",   "monitor*", "refuse*",   "reject*"};
  // Evidence of training is not training.
  static const Patterns kRecords{"training record*", "training log*", "training evidence*", "training certificate*"};
  if (!kTraining.in(text) || kRecords.in(text)) return false;
  // "The operators have been reminded to look before they end a job": what follows is what they were told.
  static const Patterns kTold{"reminded*",   "instructed*", "trained*", "briefed*",
                              "counselled*", "coached*",    "sensiti*"};
  const size_t technical = kTechnical.offset_in(text);
  // A list item that opens with it is about it, whatever else it mentions.
  return kTraining.in(text.substr(0, std::min<size_t>(text.size(), 24))) || technical == std::string_view::npos ||
         kTold.offset_in(text) < technical;
}

bool leaves_date_open(const Input& in, Span step) {
  static const Patterns kSomeTime(
      "in due course|time; soon; shortly; asap; as soon as; in the near|nearer future; when ~ possible|permits; "
      "at a later date|time|stage; tbd");
  static const Patterns kAhead("will|shall|planned|scheduled|intend*|progress; to be; is|are being");
  const auto spans = sentence_spans(in, step);
  return std::any_of(spans.begin(), spans.end(), [&](const Span& sentence) {
    const Words words(in.text(sentence));
    return kSomeTime.in(words) && kAhead.in(words) && in.report.stamp_in(sentence) == nullptr;
  });
}

const report::Table* table_of(const Input& in, const report::ActionItem& item) {
  const auto& tables = in.report.action_tables;  // in the order of the source
  const auto next = std::upper_bound(tables.begin(), tables.end(), item.line,
                                     [](int line, const report::Table& table) { return line < table.line; });
  return next == tables.begin() ? nullptr : &*std::prev(next);
}

bool has_column(const report::Table* table, std::string_view part) {
  return table != nullptr && std::any_of(table->columns.begin(), table->columns.end(), [&](std::string_view column) {
           return fold(column).find(part) != std::string::npos;
         });
}

bool cell_is_empty(const Input& in, const report::ActionItem& item, const report::Text& cell, std::string_view column) {
  const report::Table* table = table_of(in, item);
  return cell.empty() && table != nullptr && !table->flattened && !in.report.flattened && has_column(table, column);
}

CauseReference read_causes(std::string_view cell) {
  static const Patterns kWell{"well*", "lesson*"};
  static const Patterns kLucky{"lucky*", "luck"};
  static const Patterns kAdditional{"additional*"};
  static const Patterns kFactor{"root*", "cause*", "factor*", "rc*", "cf*"};
  static const Patterns kAll{"all", "every", "each", "both"};
  static constexpr std::string_view kOrdinals[] = {"first", "second", "third", "fourth", "fifth", "sixth"};
  CauseReference found;
  bool lesson = false;
  int range_from = 0;
  for (size_t at = 0; at < cell.size(); ++at) {
    const bool begins = at == 0 || !((cell[at - 1] >= 'a' && cell[at - 1] <= 'z') || is_digit(cell[at - 1]));
    if (begins && kWell.opens(cell.substr(at))) lesson = found.didnt_go_well = true;
    if (begins && kLucky.opens(cell.substr(at))) lesson = found.lucky = true;
    if (begins && kAdditional.opens(cell.substr(at))) lesson = found.additional = true;
    if (begins && kFactor.opens(cell.substr(at))) lesson = false;
    if (begins && !lesson && kAll.opens(cell.substr(at))) found.every_factor = true;
    for (int i = 0; begins && lesson && i < static_cast<int>(std::size(kOrdinals)); ++i) {
      if (cell.substr(at).starts_with(kOrdinals[i])) found.lessons.push_back(i + 1);
    }
    const bool number_begins = is_digit(cell[at]) && (at == 0 || !is_digit(cell[at - 1]));
    if (!number_begins) continue;
    int number = 0;
    size_t end = at;
    while (end < cell.size() && is_digit(cell[end]) && end < at + 4) number = number * 10 + (cell[end++] - '0');
    auto& list = lesson ? found.lessons : found.factors;
    for (int between = range_from + 1; range_from > 0 && between < number && between < range_from + 20; ++between) {
      list.push_back(between);
    }
    list.push_back(number);
    // "1-3", "1 - 3", "1 to 3": the numbers between are meant too.
    const size_t next = std::min(cell.find_first_not_of(" #", end), cell.size());
    const std::string_view rest = cell.substr(next);
    range_from = rest.starts_with('-') || rest.starts_with("to ") || rest.starts_with("through ") ? number : 0;
  }
  return found;
}

std::vector<Lesson> lessons_in(const Input& in, SectionId category) {
  std::vector<Lesson> found;
  for (const report::LessonItem& item : in.report.lessons) {
    if (item.category != category) continue;
    std::string text = in.document.prose(item.text.span);
    if (cell_says_nothing(text) || report::says_not_applicable(item.text.text)) continue;
    found.push_back({item.text.span, item.line, std::move(text)});
  }
  if (found.size() != 1) return found;
  const Lesson whole = found.front();
  const auto parts = sentences(whole.text);
  if (parts.size() < 2) return found;
  found.clear();
  for (const std::string_view part : parts) found.push_back({whole.span, whole.line, std::string(part)});
  return found;
}

}  // namespace candor::rules
