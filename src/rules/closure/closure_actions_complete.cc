// closure-actions-complete: at the closure request every Action Item is complete. Read from a status table or list in
// the closure comment, else from its words.
#include <algorithm>
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/support/moments.h"
#include "rules/support/open_items.h"
#include "rules/support/place.h"
#include "rules/support/prose.h"

namespace candor::rules::closure_actions_complete {

enum class State { unknown, other, open, canceled, done };

// A status cell is open unless it says that the thing is done: "80 %", "in test", "Q3" are all something else. What is
// no status at all (a date, a dash) tells nothing.
State state_of(std::string_view text) {
  const Words words(text);
  static const Patterns kOpen(
      "ongoing; delayed; progress; pending; open; not ~ complete*|started|done|finished; planned; started; "
      "incomplete; postponed; waiting; outstanding; deferred; scheduled; overdue; on hold; on track; under "
      "way; underway; partial*; in work; to do; todo; not yet; remaining; almost|nearly");
  static const Patterns kCanceled("cancel*; dropped; withdrawn; obsolete; superseded; no longer");
  static const Patterns kDone(
      "complete*; done; closed; finished; implemented; resolved; deployed; live; yes; ok; released; fulfilled; "
      "delivered; published; introduced; in effect|force|place|production|operation|use; carried out; accomplished; "
      "achieved; effective; since; rolled out; 100");
  if (kOpen.in(words)) return State::open;
  if (kCanceled.in(words)) return State::canceled;
  if (kDone.in(words)) return State::done;
  return std::any_of(text.begin(), text.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }) ||
                 text.find('%') != std::string_view::npos
             ? State::other
             : State::unknown;
}

bool report_row(Sink& out, Span span, std::string_view name, std::string_view status, State state) {
  if (state == State::open) {
    out.add(span, fmt::format("action item \"{}\" is \"{}\" at the closure request", name.substr(0, 80), status))
        .help("Request closure when every Action Item is complete.");
  } else if (state == State::canceled) {
    out.add(span, fmt::format("action item \"{}\" is \"{}\"", name.substr(0, 80), status))
        .help("Say why it is no longer needed.")
        .at_most(Level::may);
  } else if (state == State::other) {
    out.add(span,
            fmt::format("status \"{}\" of action item \"{}\" does not read as complete", status, name.substr(0, 80)))
        .help("Request closure when every Action Item is complete.")
        .at_most(Level::should);
  }
  return state == State::open || state == State::other;
}

enum class Told { nothing, all_done, open_item };

Told check_items(const Input& in, Sink& out) {
  Told told = Told::nothing;
  for (const auto& item : in.report.actions) {
    if (item.status.empty()) continue;
    const std::string_view status = item.status.text;
    const bool open = report_row(out, item.row, item.description.text, status, state_of(status));
    told = open || told == Told::open_item ? Told::open_item : Told::all_done;
  }
  return told;
}

// A table that was not understood as the Action Items table, with a column called Status or State.
Told check_tables(const Input& in, Sink& out) {
  size_t column = 0;
  bool known = false;
  Told told = Told::nothing;
  bool inside = false;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (!line.table) {
      inside = false;
      return;
    }
    if (!inside) {
      inside = true;
      known = false;
      for (size_t i = 0; i < line.cells.size(); ++i) {
        const std::string head = fold(in.text(line.cells[i]));
        if (head.find("stat") == std::string::npos && head.find("progress") == std::string::npos) continue;
        column = i;
        known = true;
      }
      return;
    }
    if (!known || column >= line.cells.size()) return;
    const std::string_view status = in.text(line.cells[column]);
    const bool open = report_row(out, line.content, in.text(line.cells.front()), status, state_of(status));
    told = open || told == Told::open_item ? Told::open_item : Told::all_done;
  });
  return told;
}

const report::Field* field_at(const Input& in, Span line) {
  constexpr size_t kMost = 500;  // fields; more has no closure report, and each is looked at for each line
  if (in.report.fields.size() > kMost) return nullptr;
  for (const report::Field& field : in.report.fields) {
    if (field.written.span.begin <= line.end && line.begin < field.value.span.end) return &field;
  }
  return nullptr;
}

// A day still to come, anywhere but in the commitments, is the date of something that is not done.
void check_dates(const Input& in, Sink& out) {
  if (!in.context.as_of) return;
  for (const auto& stamp : in.report.stamps) {
    if (!stamp.utc || !stamp.has_date || stamp.precision < report::Precision::day || *stamp.utc <= *in.context.as_of) {
      continue;
    }
    const report::Field* field = field_at(in, stamp.span);
    if (field != nullptr && field->label == "Commitment summary") continue;
    const auto& lines = in.document.markdown().lines();
    const auto& line = lines[static_cast<size_t>(in.document.line_of(stamp.span.begin)) - 1];
    if (!own_line(in, line) || line.table) continue;
    out.add(stamp.span, fmt::format("the closure request names a day still to come, {}", format_date(*stamp.utc)))
        .help("Request closure when every Action Item is complete.")
        .at_most(Level::should);
    return;
  }
}

// "All but one of the action items", "the last item will be finished by June".
void check_words(const Input& in, Sink& out) {
  bool told = false;
  for_comment_lines(in, [&](const markdown::Line& line) {
    if (told || line.table || line.heading > 0) return;
    const report::Field* field = field_at(in, line.content);
    if (field != nullptr && field->label == "Commitment summary") return;
    const Words& words = words_of(in, line);
    for_sentences(words, [&](size_t first, size_t last) {
      const Openness found = told ? Openness::none : leaves_action_open(words, first, last);
      if (found == Openness::none) return;
      told = true;
      Draft draft = out.add(line.content, "the text reads as leaving an action item open at the closure request");
      draft.help("Request closure when every Action Item is complete.");
      // A field tells the story, where "the last step was delayed" may be past.
      if (field != nullptr || found == Openness::planned) draft.at_most(Level::should);
    });
  });
  if (!told) check_dates(in, out);
}

// A list item or the line of a flattened table that ends with a status: "Lint gate, site C (ongoing)".
Told check_list(const Input& in, Sink& out) {
  static const RE2 kStatus(
      R"((?i)^(.*?\S)[\s:(|,\x{2013}-]+((?:still |status:? )*(?:ongoing|delayed|in progress|pending|planned|open|not (?:yet )?(?:started|complete|completed|done)))[).\s|]*$)");
  Told told = Told::nothing;
  for_own_lines(in, [&](const markdown::Line& line) {
    const std::string_view text = in.text(line.content);
    std::string name;
    std::string status;
    if (line.table || text.size() > 400 || !RE2::FullMatch(text, kStatus, &name, &status)) return;
    told = report_row(out, line.content, name, status, State::open) ? Told::open_item : told;
  });
  return told;
}

void check(const Input& in, Sink& out) {
  Told told = check_items(in, out);
  if (told == Told::nothing) told = check_tables(in, out);
  if (told == Told::nothing) told = check_list(in, out);
  if (told != Told::open_item) check_words(in, out);
}

}  // namespace candor::rules::closure_actions_complete

namespace candor::rules {
extern const Rule kClosureActionsComplete{.id = "closure-actions-complete",
                                          .title = "Every action item is complete at the closure request",
                                          .requirements = {"closure-actions-complete"},
                                          .kinds = kClosure,
                                          .decided = Decided::heuristic,
                                          .since = "0.1",
                                          .why = "After closure nobody asks for the open item any more.",
                                          .check = closure_actions_complete::check};
}
