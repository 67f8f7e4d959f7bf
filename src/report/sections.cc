#include "report/sections.h"

#include <algorithm>

#include "base/fold.h"
#include "markdown/white_space.h"
#include "report/question.h"
#include "report/sentence.h"

namespace candor::report {

namespace {

constexpr int kTitleRank = 2;
constexpr int kSectionRank = 3;
constexpr int kSubRank = 4;
constexpr int kTextRank = 9;  // a heading of the author's own inside a section

bool is_sub_section(SectionId id) {
  return (id >= SectionId::went_well && id <= SectionId::additional) || id == SectionId::affected_certificates ||
         id == SectionId::issue_description || id == SectionId::issue_root_cause || id == SectionId::issue_remediation;
}

bool holds_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

class SectionReader {
 public:
  explicit SectionReader(const Scope& scope) : scope_(scope) {}

  std::vector<Section> read() {
    rank_marks();
    std::vector<Section> sections;
    for (size_t i = 0; i < scope_.marks.size(); ++i) {
      if (ranks_[i] > 0) sections.push_back(section_at(i));
    }
    return sections;
  }

 private:
  // The template's own rank counts, not the level as written: people use any level. A heading of the author's own
  // ends a section when it stands as high, except date headings and the like in a timeline.
  void rank_marks() {
    int level = 0;
    ranks_.reserve(scope_.marks.size());
    for (const Mark& mark : scope_.marks) {
      int rank = 0;
      if (mark.kind == MarkKind::title) rank = kTitleRank;
      if (mark.kind == MarkKind::section) rank = is_sub_section(mark.id) ? kSubRank : kSectionRank;
      if (mark.kind == MarkKind::heading) {
        const bool high = mark.level <= level || level == 0;
        rank = high && !holds_digit(scope_.view(mark.heading)) ? kSectionRank : kTextRank;
      }
      if (rank == kSectionRank) level = mark.level;
      ranks_.push_back(rank);
    }
  }

  Section section_at(size_t index) const {
    const Mark& mark = scope_.marks[index];
    const Piece& piece = scope_.piece(mark.piece);
    Section section;
    section.id = mark.id;
    section.number = mark.number;
    section.level = mark.level;
    section.first_line = piece.line;
    Span heading = mark.heading;
    size_t begin = mark.value < piece.content.end ? mark.value : piece.span.end;
    if (topic_number(mark.id) > 0) extend_question(mark, heading, begin);
    section.heading = scope_.as_text(heading);
    section.body = body_from(begin, end_piece(index));
    if (section.body.empty() && topic_number(mark.id) > 0 && answers(section.heading.text)) section.body = heading;
    section.last_line = last_line(section, piece.line);
    return section;
  }

  // "3. We have stopped issuance." is question and answer in one.
  static bool answers(std::string_view heading) {
    return starts_with_ci(heading, "we ") || starts_with_ci(heading, "yes") || starts_with_ci(heading, "no,") ||
           starts_with_ci(heading, "issuance was") || starts_with_ci(heading, "issuance has");
  }

  // A merged question has two marks on one piece: neither ends the other.
  size_t end_piece(size_t index) const {
    const size_t own = scope_.marks[index].piece;
    for (size_t i = index + 1; i < scope_.marks.size(); ++i) {
      if (ranks_[i] > 0 && ranks_[i] <= ranks_[index] && scope_.marks[i].piece != own) return scope_.marks[i].piece;
    }
    return scope_.last;
  }

  Span body_from(size_t begin, size_t last) const {
    while (last > scope_.first) {
      const Piece& piece = scope_.piece(last - 1);
      if (!piece.blank && !piece.chrome) break;
      --last;
    }
    const size_t end = last > scope_.first ? scope_.piece(last - 1).span.end : begin;
    if (end <= begin) return {begin, begin};
    const Span body = markdown::trim_blanks(scope_.text, {begin, end});
    return {behind_lone_marks(body.begin), body.end};
  }

  // The body begins with text, not with the mark of an empty quoted line or of a bullet whose text is below.
  size_t behind_lone_marks(size_t begin) const {
    size_t index = scope_.piece_at(begin);
    while (index < scope_.last && scope_.piece(index).blank) ++index;
    if (index >= scope_.last) return begin;
    return std::max(begin, scope_.piece(index).marked.begin);
  }

  int last_line(const Section& section, int heading_line) const {
    if (section.body.empty()) return heading_line;
    const size_t index = scope_.piece_at(section.body.end);
    return index < scope_.last ? scope_.piece(index).line : scope_.piece(scope_.last - 1).line;
  }

  // A pasted question may be wrapped over several lines.
  void extend_question(const Mark& mark, Span& heading, size_t& begin) const {
    const Piece& piece = scope_.piece(mark.piece);
    if (mark.value < piece.content.end || mark.level > 0 || heading.empty()) return;
    const char end = scope_.text[heading.end - 1];
    if (end == '.' || end == '?' || end == '!' || piece.content.size() < 50) return;
    if ((end == ':' || sentence_below(mark.piece)) && !lower_case_below(mark.piece)) return;
    size_t last = mark.piece;
    while (last + 1 < scope_.last && last - mark.piece < 6 && goes_on(last + 1)) ++last;
    if (last == mark.piece) return;
    const Span paragraph{heading.begin, scope_.piece(last).content.end};
    const size_t stop = sentence_end(scope_.text, {heading.end, paragraph.end});
    const char last_char = scope_.text[stop - 1];
    const bool whole = stop == paragraph.end && last_char != '.' && last_char != '?';
    if (whole && !(last - mark.piece <= 2 && lower_case_below(mark.piece))) return;
    heading.end = stop;
    begin = stop;
  }

  // "Certificate issuance has not been stopped.": the answer right below a question without a question mark. Names such
  // as "CA" and "Mozilla" begin lines of wrapped questions.
  bool sentence_below(size_t index) const {
    if (index + 1 >= scope_.last || !goes_on(index + 1)) return false;
    const std::string_view below = scope_.content(index + 1);
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    return below.size() > 1 && upper(below[0]) && !upper(below[1]) && !below.starts_with("Mozilla");
  }

  bool lower_case_below(size_t index) const {
    if (index + 1 >= scope_.last || !goes_on(index + 1)) return false;
    const char first = scope_.content(index + 1).front();
    return first >= 'a' && first <= 'z';
  }

  bool goes_on(size_t index) const {
    const Piece& piece = scope_.piece(index);
    return piece.readable() && !piece.bullet && !piece.ordered && !piece.table && piece.heading == 0;
  }

  const Scope& scope_;
  std::vector<int> ranks_;
};

}  // namespace

std::vector<Section> read_sections(const Scope& scope) {
  return SectionReader(scope).read();
}

}  // namespace candor::report
