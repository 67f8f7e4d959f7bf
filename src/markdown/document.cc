#include "markdown/document.h"

#include <utility>

#include "base/fold.h"
#include "markdown/blocks.h"
#include "markdown/comments.h"
#include "markdown/line_marks.h"
#include "markdown/table_row.h"
#include "markdown/white_space.h"

namespace candor::markdown {

namespace {

// An underlined title is short; a rule right below a paragraph was meant as a rule.
constexpr size_t kLongestUnderlined = 80;

class DocumentReader {
 public:
  DocumentReader(const SourceText& source, const std::vector<Span>& comments)
      : source_(source), text_(source.bytes()), comments_(comments), facts_(read_blocks(source, comments)) {}

  std::vector<Line> read() {
    lines_.reserve(facts_.size());
    for (int number = 1; number <= source_.line_count(); ++number) lines_.push_back(read_line(number));
    drop_false_titles();
    give_marks_to_next_line();
    find_tables();
    return std::move(lines_);
  }

 private:
  Line read_line(int number) {
    const BlockFacts& facts = facts_[static_cast<size_t>(number) - 1];
    Line line;
    line.number = number;
    line.span = source_.line(number);
    line.comment = in_comment(line.span);
    const LineMarks marks = read_line_marks(text_, line.span, facts);
    line.content = marks.content;
    line.quote = marks.quote;
    line.indent = marks.indent;
    line.code = !line.comment && (facts.fenced || (facts.indented && !facts.in_list && !marks.bullet));
    if (line.code || line.comment) return line;
    line.heading = facts.heading;
    line.rule = facts.rule;
    line.bullet = marks.bullet && !facts.rule;
    line.ordered = marks.ordered;
    if (facts.rule || facts.underline) line.content.begin = line.content.end;
    return line;
  }

  // Whether the whole line lies in one comment; lines come in order.
  bool in_comment(Span line) {
    while (next_comment_ < comments_.size() && comments_[next_comment_].end <= line.begin) ++next_comment_;
    if (next_comment_ == comments_.size()) return false;
    const Span inside = trim_blanks(text_, line);
    const Span& comment = comments_[next_comment_];
    return !inside.empty() && comment.begin <= inside.begin && inside.end <= comment.end;
  }

  // A long paragraph with dashes below it, or one with a lone "-" (a bullet whose text went to the next line), is
  // no title. cmark puts the heading on the first line of the paragraph.
  void drop_false_titles() {
    size_t heading = lines_.size();
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].heading > 0) heading = i;
      if (!facts_[i].underline) continue;
      const bool lone_bullet = trim(source_.text(lines_[i].span)) == "-";
      const bool titled = heading + 1 == i && !lone_bullet && lines_[heading].content.size() <= kLongestUnderlined;
      if (!titled && heading < i) lines_[heading].heading = 0;
      lines_[i].rule = !titled && !lone_bullet;
      lines_[i].bullet = !titled && lone_bullet;
      heading = lines_.size();
    }
  }

  // Scrapers put a bullet on a line of its own; the item is the line below.
  void give_marks_to_next_line() {
    for (size_t i = 0; i + 1 < lines_.size(); ++i) {
      Line& mark = lines_[i];
      Line& next = lines_[i + 1];
      const bool alone = (mark.bullet || mark.ordered) && mark.content.empty();
      if (!alone || next.blank() || next.code || next.comment || next.heading > 0 || next.bullet) continue;
      next.bullet = next.bullet || mark.bullet;
      next.ordered = next.ordered || mark.ordered;
      next.indent = mark.indent;
      mark.bullet = mark.ordered = false;
    }
  }

  std::string_view content_of(size_t index) const { return source_.text(lines_[index].content); }
  bool plain(size_t index) const { return !lines_[index].code && !lines_[index].comment && !lines_[index].blank(); }
  bool has_pipe(size_t index) const { return plain(index) && content_of(index).find('|') != std::string_view::npos; }

  // Tables are found here and not by cmark's extension: gfm.6 completes short rows with empty cells (quadratic for a
  // wide header), and rows in quotes and scraped text have to be seen as well. A delimiter row makes the line above a
  // header and the lines below rows; a line that begins with a pipe is a row by itself.
  void find_tables() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!plain(i)) continue;
      const std::string_view content = content_of(i);
      if (is_delimiter_row(content) && !lines_[i].bullet && i > 0 && lines_[i - 1].table) {
        lines_[i].table = lines_[i].delimiter = true;
      } else if (content.front() == '|' || continues_table(i) || heads_table(i)) {
        make_row(i, is_delimiter_row(content));
      } else if (content.front() == '+' && is_delimiter_row(content)) {
        lines_[i].table = lines_[i].delimiter = true;
      }
    }
  }

  bool continues_table(size_t i) const { return i > 0 && lines_[i - 1].table && has_pipe(i) && !lines_[i].bullet; }

  bool heads_table(size_t i) const {
    return has_pipe(i) && i + 1 < lines_.size() && plain(i + 1) && is_delimiter_row(content_of(i + 1));
  }

  void make_row(size_t i, bool delimiter) {
    Line& line = lines_[i];
    line.table = true;
    line.delimiter = delimiter;
    line.bullet = line.ordered = false;
    if (!delimiter) line.cells = split_row(text_, line.content);
  }

  const SourceText& source_;
  std::string_view text_;
  const std::vector<Span>& comments_;
  size_t next_comment_ = 0;
  std::vector<BlockFacts> facts_;
  std::vector<Line> lines_;
};

}  // namespace

Document Document::parse(const SourceText& source) {
  Document document;
  document.comments_ = find_comments(source.bytes());
  document.lines_ = DocumentReader(source, document.comments_).read();
  return document;
}

}  // namespace candor::markdown
