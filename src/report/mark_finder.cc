#include "report/mark_finder.h"

#include <algorithm>

#include "report/label_choice.h"
#include "report/reading_state.h"
#include "report/topic_marks.h"

namespace candor::report {

namespace {

class MarkFinder {
 public:
  MarkFinder(std::string_view text, const std::vector<Piece>& pieces, bool topics) : text_(text), pieces_(pieces) {
    state_.topics = topics;
  }

  void read(const Candidate& candidate) {
    if (read_title(candidate) || read_audit(candidate)) return;
    if (state_.topics ? read_question(candidate) : read_factor(candidate)) return;
    if (candidate.label && read_label(candidate.piece, *candidate.label)) return;
    const Piece& piece = pieces_[candidate.piece];
    if (piece.heading == 0) return;
    marks_.push_back(mark_at(candidate.piece, MarkKind::heading, SectionId::none));
    if (piece.heading <= state_.section_level) state_.leave_section();
  }

  std::vector<Mark> take() { return std::move(marks_); }

 private:
  Mark mark_at(size_t i, MarkKind kind, SectionId id) const {
    const Piece& piece = pieces_[i];
    Mark mark;
    mark.kind = kind;
    mark.id = id;
    mark.piece = i;
    mark.level = piece.heading;
    mark.heading = without_marks(text_, piece.content);
    mark.value = piece.content.end;
    mark.bullet = piece.bullet;
    const std::string_view content = text_.substr(piece.content.begin, piece.content.size());
    mark.bold = content.starts_with("**") || content.starts_with("__");
    return mark;
  }

  bool read_title(const Candidate& candidate) {
    if (candidate.title == SectionId::none) return false;
    Mark mark = mark_at(candidate.piece, MarkKind::title, candidate.title);
    mark.starts_report = state_.has_content() || marks_.empty();
    mark.spelling = candidate.title_spelling;
    if (state_.has_content()) state_.begin_report();
    marks_.push_back(mark);
    return true;
  }

  bool read_audit(const Candidate& candidate) {
    if (!candidate.audit) return false;
    Mark mark = mark_at(candidate.piece, MarkKind::section, candidate.audit->id);
    mark.number = candidate.audit->number;
    mark.starts_report = marks_.empty();
    state_.enter(mark);
    marks_.push_back(mark);
    return true;
  }

  bool read_factor(const Candidate& candidate) {
    if (!candidate.factor) return false;
    Mark mark = mark_at(candidate.piece, MarkKind::factor, SectionId::none);
    mark.number = candidate.factor->number;
    mark.heading = candidate.factor->heading;
    mark.value = candidate.factor->title.begin;
    mark.starts_report = marks_.empty();
    marks_.push_back(mark);
    state_.in_factor = true;
    return true;
  }

  bool read_question(const Candidate& candidate) {
    if (!candidate.question) return false;
    const Question& question = *candidate.question;
    Mark mark = mark_at(candidate.piece, MarkKind::section, question.topic);
    mark.number = question.number;
    mark.heading = question.heading;
    mark.value = question.value;
    mark.guess = question.guess;
    mark.sure = question.sure;
    marks_.push_back(mark);
    if (question.second != SectionId::none && question.second != question.topic) {
      mark.id = question.second;
      mark.number = question.second_number;
      marks_.push_back(mark);
    }
    return true;
  }

  bool read_label(size_t i, const LabelMatch& match) {
    const HeadingSpelling* heading = choose_heading(match, pieces_[i], state_);
    const LabelSpelling* label = choose_label(text_, match, pieces_[i], state_, heading);
    if (label != nullptr) {
      add_label(i, match, *label);
    } else if (heading != nullptr) {
      add_section(i, match, *heading);
    }
    return label != nullptr || heading != nullptr;
  }

  void add_label(size_t i, const LabelMatch& match, const LabelSpelling& label) {
    Mark mark = mark_at(i, MarkKind::label, label.section);
    mark.label = &label;
    mark.heading = match.written;
    mark.value = match.value;
    mark.colon = match.colon;
    mark.bold = match.bold;
    mark.starts_report = marks_.empty();
    state_.enter(label);
    marks_.push_back(mark);
  }

  void add_section(size_t i, const LabelMatch& match, const HeadingSpelling& heading) {
    Mark mark = mark_at(i, MarkKind::section, heading.id);
    mark.spelling = &heading;
    mark.colon = match.colon;
    mark.heading = heading_words(mark, match, pieces_[i]);
    if (text_follows(match, pieces_[i])) mark.value = match.value;
    mark.starts_report = starts_report(heading.id, pieces_[i]);
    if (mark.starts_report) state_.begin_report();
    state_.enter(mark);
    marks_.push_back(mark);
  }

  // "**Impact:** text" on one line.
  static bool text_follows(const LabelMatch& match, const Piece& piece) {
    return piece.heading == 0 && match.colon && !match.whole && !match.aside;
  }

  // Without its number; without what follows when bold ends in the middle: "**Timeline** (all times UTC)".
  Span heading_words(const Mark& mark, const LabelMatch& match, const Piece& piece) const {
    const bool bold_ends_early = match.bold && match.aside && !text_.substr(0, mark.heading.end).ends_with("**");
    if (bold_ends_early || text_follows(match, piece)) return match.written;
    return {match.written.begin, std::max(mark.heading.end, match.written.end)};
  }

  // A second Summary after the end of a report, or a closure summary behind other content.
  bool starts_report(SectionId id, const Piece& piece) const {
    if (marks_.empty()) return true;
    if (id == SectionId::closure_summary) return state_.has_content();
    return id == SectionId::summary && piece.heading > 0 && state_.has(SectionId::summary) &&
           (state_.has(SectionId::action_items) || state_.has(SectionId::appendix));
  }

  std::string_view text_;
  const std::vector<Piece>& pieces_;
  ReadingState state_;
  std::vector<Mark> marks_;
};

}  // namespace

Marks find_marks_of_era(std::string_view text, const std::vector<Piece>& pieces,
                        const std::vector<Candidate>& candidates, bool topics, bool quoted) {
  MarkFinder finder(text, pieces, topics);
  for (const Candidate& candidate : candidates) {
    if ((pieces[candidate.piece].quote > 0) == quoted) finder.read(candidate);
  }
  Marks marks{finder.take(), topics, quoted};
  if (topics) keep_certain_topics(marks.all);
  return marks;
}

}  // namespace candor::report
