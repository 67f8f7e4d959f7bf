// closure-actions-complete: at the closure request every Action Item is complete. Read from a status table or list in
// the closure comment, else from its words.
#include <algorithm>
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/support/moments.h"
#include "rules/support/place.h"
#include "rules/support/stance.h"

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
  for (const report::Field& field : in.report.fields) {
    if (field.written.span.begin <= line.end && line.begin < field.value.span.end) return &field;
  }
  return nullptr;
}

// "Two of three HSMs were converted", "five of the six items": a part counted against a whole.
bool some_of(const Words& words, size_t first, size_t last) {
  for (size_t i = first; i + 2 < last; ++i) {
    if (words[i + 1] != "of" && words[i + 1] != "out") continue;
    const auto part = spelled_number_of(words[i]);
    size_t next = i + 2;
    while (next + 1 < last && (words[next] == "of" || words[next] == "the" || words[next] == "our")) ++next;
    const auto whole = spelled_number_of(words[next]);
    static const Patterns kThings(
        "action*|item*|measure*|step*|task*|site*|hsm*|system*|server*|team*|phase*|country|"
        "countries|location*|data|profile*|module*|customer*|host*|node*");
    if (part && whole && *part < *whole && kThings.find(words, next, std::min(last, next + 3))) return true;
  }
  return false;
}

// Something will be, in words for a thing and not for an answer or for what goes on for ever.
bool is_to_come(const Words& words, size_t first, size_t last) {
  static const Patterns kToCome(
      "will|shall ~ be|go|follow|finish|complete|deploy|introduce|install|replace|switch*|have|get|come; "
      "go|goes|going live ~ on|in|next|by|at; in ~ operation|place|production ~ by|end|next; "
      "expect|plan|intend|hope|aim ~ to; foreseen|planned|scheduled|expected|announced|promised ~ for|in|by|on|to; "
      "move*|moved|shifted to ~ "
      "quarter; in the course of; is|are|was|were|will due|to be");
  static const Patterns kForGood(
      "continue*|continu*|ongoing|permanent*|every|each|regular*|always|from ~ on|future|remain|again|any|never|if; "
      "close|closed|closure ~ bug|incident|report|ticket; bug|incident|report|ticket ~ close|closed");
  return kToCome.find(words, first, last) && !kForGood.find(words, first, last) &&
         !concerns_inquiry(words, first, last) && !concerns_answer(words, first, last);
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
  static const Patterns kOpenItems(
      "action|item|items|measure|measures|step|steps|task|tasks ~ "
      "still|remain*|ongoing|delayed|pending|outstanding|open|progress|postponed; "
      "action|item|items|measure|measures|step|steps|task|tasks ~ not|yet ~ complete*|done|finished|implemented; "
      "action|item|items|measure|measures|step|steps|task|tasks ~ will|expected ~ "
      "complete*|finish*|done|implemented|deployed|by|until|in; "
      "still|remain*|outstanding|open|pending|ongoing|remaining ~ "
      "action|item|items|measure|measures|step|steps|task|tasks; "
      "all|most ~ but|except|apart|save ~ one|two|last|for|action|item|items; "
      "except|apart|save|besides|beyond ~ last|one|two|action|item|items|line|measure|step; "
      "only ~ item|action|step|measure|one|thing ~ remain*|left|open|missing|ongoing|outstanding; "
      "one|two|three|last|final|remaining ~ action|item|items|measure|step ~ "
      "will|ongoing|delayed|progress|open|pending; "
      "with ~ exception of ~ action|item|one|last; "
      "delayed|postponed|deferred|rescheduled to|until; "
      "will ~ complete*|finish*|done|deployed|implemented ~ by|until|in|on; "
      "slip*|moved|shifted|pushed|postponed|delayed|deferred|rescheduled to|until|into ~ "
      "january|february|march|april|may|june|july|august|september|october|november|december|next|later|q1|q2|q3|q4; "
      "slipped; "
      "remaining|outstanding|pending|open work|task*|item*|action*|measure*|point*; "
      "waiting|wait for; nearly|almost|mostly|largely done|complete*|finished|implemented|ready; "
      "ahead of|before ~ completion ~ action|item*|measure*|step*; "
      "in ~ test|pilot|trial ~ phase; rescheduled; new date; on the|its|our way; good way; well advanced|under|on; "
      "left "
      "over; "
      "is|are|still being "
      "extended|converted|rolled|introduced|prepared|built|tested|migrated|installed|completed|finished|replaced|"
      "implemented|developed|written|moved|adapted; one|two|small|single|minor ~ exception*; work ~ "
      "goes|continues|proceeds on|in|there; one|two|small|single ~ "
      "exception; under construction; making|makes|make ~ progress; not ~ kept|met");
  // "The last one was delayed by two weeks and was finished on 8 May": told as past.
  static const Patterns kDoneNow(
      "was|were|been|is|are|now ~ complete*|done|finished|implemented|deployed|live|carried|closed; went live; "
      "completed|finished on; until it was");
  static const Patterns kExcept("all|everything|every|each but|except|save|besides|apart; except|apart from|for");
  static const Patterns kNotDone(
      "not|yet|nearly|almost|mostly|will|shall|be ~ complete*|done|finished|implemented|deployed|live");
  // Plans and partial counts, which may be about something else than an action item.
  static const Patterns kPlans(
      "one|two|three|four|five|most|some|half|many of ~ action|actions|item|items|measure|measures|steps|tasks ~ "
      "complete*|done|finished|closed|implemented; "
      "second|third|fourth|fifth|last|other|others|rest ~ will|follow|follows; "
      "is|are ~ under construction|way|development; "
      "is|are ~ foreseen|planned|scheduled|expected ~ end|for|in|by|until; "
      "we still have|need|must|want; "
      "yet|still to be; "
      "is|are|has|have not yet ~ complete*|finished|done|implemented|deployed|rolled|installed|place|live|started");
  static const Patterns kNot("no|none|nothing|without ~ action|item|items|step|steps|open|remain*|outstanding|pending");
  bool told = false;
  for_comment_lines(in, [&](const markdown::Line& line) {
    if (told || line.table || line.heading > 0) return;
    const report::Field* field = field_at(in, line.content);
    if (field != nullptr && field->label == "Commitment summary") return;
    const Words words(in.text(line.content));
    for_sentences(words, [&](size_t first, size_t last) {
      if (told || kNot.find(words, first, last)) return;
      const bool past = kDoneNow.find(words, first, last) && !kNotDone.find(words, first, last);
      const bool open = kExcept.find(words, first, last) || some_of(words, first, last) ||
                        (!past && kOpenItems.find(words, first, last));
      const bool planned = kPlans.find(words, first, last) || is_to_come(words, first, last);
      if (!open && !planned) return;
      told = true;
      Draft draft = out.add(line.content, "the text reads as leaving an action item open at the closure request");
      draft.help("Request closure when every Action Item is complete.");
      // A field tells the story, where "the last step was delayed" may be past.
      if (field != nullptr || !open) draft.at_most(Level::should);
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
